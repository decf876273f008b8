SELECT e.direction_no
FROM difficulty_events e
JOIN difficulty_identities d ON d.difficulty_id = e.difficulty_id
WHERE e.event = 'directed' AND d.plan_id = $plan_id
ORDER BY string_split(e.direction_no, '-')[-1]::INTEGER DESC
LIMIT 1
