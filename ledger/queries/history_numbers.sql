SELECT plan_id, unit_code, 'nomination' AS kind, nomination_no AS number, NULL AS text, NULL AS due_on, NULL AS about
FROM nomination_identities
WHERE plan_id = ANY($plan_ids) AND unit_code = ANY($unit_codes)
UNION ALL
-- A direction is answered by the unit made responsible, or by the unit that raised the difficulty.
SELECT d.plan_id, unnest(list_distinct([d.unit_code, e.responsible_unit])) AS unit_code, 'direction', e.direction_no, e.text,
       e.due_on, d.difficulty_no
FROM difficulty_events e
JOIN difficulty_identities d ON d.difficulty_id = e.difficulty_id
WHERE e.event = 'directed' AND d.plan_id = ANY($plan_ids)
