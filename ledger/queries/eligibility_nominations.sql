-- Every nomination of a plan with the facts its rules ask for; what was registered at the start of the year is told apart.
-- The decision is that of the award, also of what was revoked since; a unit is told of it once it is made known.
SELECT n.nomination_id, n.nomination_no, n.unit_code, n.scope, n.nominee_name, n.nominee_kind, n.birth_year, n.award_code,
       CASE WHEN $outside THEN n.told_state ELSE n.state END AS state, n.commendation_kind, n.item_code,
       n.achievement, n.work_grade, n.initiative, n.initiative_decision, n.documents,
       CASE WHEN NOT $outside OR NOT n.is_inside THEN c.decision_no END AS decision_no,
       CASE WHEN NOT $outside OR NOT n.is_inside THEN c.decision_on END AS decision_on,
       g.nomination_id IS NOT NULL AS is_registered, c.council_on
FROM current_nominations n
LEFT JOIN (
    SELECT DISTINCT nomination_id FROM nomination_sources WHERE stage = 'registered'
) g ON g.nomination_id = n.nomination_id
LEFT JOIN (
    SELECT nomination_id, max(acted_on) FILTER (state = 'council_done') AS council_on,
           arg_max(decision_no, move_no) FILTER (state = 'decided') AS decision_no,
           arg_max(decision_on, move_no) FILTER (state = 'decided') AS decision_on
    FROM live_nomination_moves
    GROUP BY nomination_id
) c ON c.nomination_id = n.nomination_id
WHERE n.plan_id = $plan_id AND n.unit_code = coalesce($only_unit, n.unit_code)
ORDER BY n.nomination_no
