-- What was reported in any plan, and what was decided on it: to be compared with another difficulty.
SELECT DISTINCT ON (d.difficulty_id) d.difficulty_no, d.plan_id, p.title AS plan_title, d.unit_name, d.description, d.cause,
       d.status, d.direction_no, d.direction, d.directed_by, d.directed_on, d.response, d.resolution, d.evidence,
       d.resolved_on, d.passed_to, d.passed_document, d.age_days, d.raised_on
FROM shown_difficulties d
JOIN plans p ON p.plan_id = d.plan_id
WHERE d.difficulty_no <> $difficulty_no AND d.unit_code = coalesce($only_unit, d.unit_code)
ORDER BY d.difficulty_id, d.shown_period
