SELECT d.difficulty_id, d.plan_id, d.unit_code, coalesce(t.status, 'reported') AS status, t.directed.direction_no AS direction_no
FROM difficulty_identities d
LEFT JOIN difficulty_states t ON t.difficulty_id = d.difficulty_id
WHERE d.difficulty_no = $difficulty_no
  AND EXISTS (SELECT 1 FROM difficulty_sources r WHERE r.difficulty_id = d.difficulty_id)
