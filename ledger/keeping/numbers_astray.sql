-- Numbers that are given one after another: each from 1 on, none twice, none left out.
WITH given AS (
    SELECT 'submission' AS kind, '' AS within, submission_no AS number FROM submission_records
    UNION ALL
    SELECT 'difficulty', plan_id, TRY_CAST(string_split(difficulty_no, '-')[-1] AS INTEGER) FROM difficulty_identities
    UNION ALL
    SELECT 'nomination', plan_id, TRY_CAST(string_split(nomination_no, '-')[-1] AS INTEGER) FROM nomination_identities
    UNION ALL
    SELECT 'direction', d.plan_id, TRY_CAST(string_split(e.direction_no, '-')[-1] AS INTEGER)
    FROM difficulty_events e
    LEFT JOIN difficulty_identities d ON d.difficulty_id = e.difficulty_id
    WHERE e.event = 'directed'
    UNION ALL
    SELECT 'meeting', plan_id, TRY_CAST(string_split(meeting_id, '-')[-1] AS INTEGER)
    FROM meeting_events
    WHERE event = 'opened'
    UNION ALL
    SELECT 'difficulty_step', difficulty_id, event_no FROM difficulty_events
    UNION ALL
    SELECT 'nomination_step', nomination_id, move_no FROM nomination_moves
    UNION ALL
    SELECT 'nomination_step', 'result ' || nomination_id, result_no FROM council_results
    UNION ALL
    SELECT 'nomination_step', 'paper ' || nomination_id, paper_no FROM nomination_papers
    UNION ALL
    SELECT 'nomination_step', 'ruling ' || nomination_id, ruling_no FROM nomination_rulings
    UNION ALL
    SELECT 'finding', submission_no::VARCHAR, finding_no FROM finding_records
    UNION ALL
    SELECT 'plan_version', plan_id, version FROM plan_versions
    UNION ALL
    SELECT 'register_version', register, version FROM register_versions
)
SELECT kind, count(*) AS places
FROM (
    SELECT kind, within
    FROM given
    GROUP BY kind, within
    HAVING count(DISTINCT number) <> count(*) OR min(number) <> 1 OR max(number) <> count(*)
)
GROUP BY kind
ORDER BY kind
