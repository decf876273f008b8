-- For everybody.
-- Whether a plan has nominations of the Department's own, files it appraises for others, or both.
SELECT DISTINCT scope
FROM current_nominations
WHERE plan_id = $plan_id AND unit_code = coalesce($only_unit, $unit_code, unit_code)
ORDER BY scope DESC
