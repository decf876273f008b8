SELECT 'difficulty' AS kind, difficulty_no AS number
FROM difficulty_identities
WHERE plan_id = $plan_id AND unit_code = $unit_code
UNION ALL
SELECT 'nomination', nomination_no
FROM nomination_identities
WHERE plan_id = $plan_id AND unit_code = $unit_code
UNION ALL
-- A direction is answered by the unit made responsible, or by the unit that raised the difficulty.
SELECT 'direction', e.direction_no
FROM difficulty_events e
JOIN difficulty_identities d ON d.difficulty_id = e.difficulty_id
WHERE e.event = 'directed' AND d.plan_id = $plan_id AND $unit_code IN (d.unit_code, e.responsible_unit)
