-- Every number given to a difficulty: the words ever used for it, the newest ones, and whether it is open. Asked for each file
-- that comes in, so it reads the acts themselves instead of the views that tell more of them; as in those, what the Office or
-- leadership has acted on doesn't vanish with its files, and what was joined to another is that other.
SELECT d.plan_id, d.unit_code, d.difficulty_no, newest.told.item_code AS item_code, newest.told.description AS description,
       newest.wordings,
       a.last_step IS DISTINCT FROM 'resolved' AND j.root_id IS NULL
           AND (newest.is_alive OR a.last_step IS NOT NULL) AS is_open,
       CASE WHEN a.last_step = 'resolved' THEN a.since END AS resolved_on
FROM difficulty_identities d
JOIN (
    SELECT r.difficulty_id, bool_or(s.submission_no IS NOT NULL) AS is_alive,
           arg_max(r.told, (s.submission_no IS NOT NULL, r.submission_no)) AS told, list(DISTINCT r.told ORDER BY r.told) AS wordings
    FROM (
        SELECT difficulty_id, submission_no, struct_pack(item_code := item_code, description := description) AS told
        FROM difficulties_rows
    ) r
    LEFT JOIN alive_submissions s ON s.submission_no = r.submission_no
    GROUP BY r.difficulty_id
) newest ON newest.difficulty_id = d.difficulty_id
LEFT JOIN (
    SELECT difficulty_id, arg_max(same_as, event_no) AS root_id
    FROM difficulty_events
    WHERE event IN ('joined', 'parted')
    GROUP BY difficulty_id
    HAVING arg_max(event, event_no) = 'joined'
) j ON j.difficulty_id = d.difficulty_id
LEFT JOIN (
    SELECT difficulty_id,
           arg_max(event, event_no) FILTER (event IN ('directed', 'resolved', 'reopened', 'passed_on')) AS last_step,
           arg_max(acted_on, event_no) FILTER (event IN ('directed', 'resolved', 'reopened', 'passed_on')) AS since
    FROM difficulty_events
    GROUP BY difficulty_id
) a ON a.difficulty_id = coalesce(j.root_id, d.difficulty_id)
WHERE d.plan_id = ANY($plan_ids) AND d.unit_code = ANY($unit_codes)
ORDER BY d.difficulty_no
