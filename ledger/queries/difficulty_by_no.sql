SELECT d.difficulty_id, d.difficulty_no, d.plan_id, d.unit_code, coalesce(t.status, 'reported') AS status,
       t.directed.direction_no AS direction_no, coalesce(t.last_event_no, 0) AS last_event_no,
       o.difficulty_no AS joined_to_no,
       (SELECT count(*) FROM difficulty_joins c WHERE c.joined_to = d.difficulty_id)::INTEGER AS joined_here
FROM difficulty_identities d
LEFT JOIN difficulty_states t ON t.difficulty_id = d.difficulty_id
LEFT JOIN difficulty_joins j ON j.difficulty_id = d.difficulty_id
LEFT JOIN difficulty_identities o ON o.difficulty_id = j.joined_to
WHERE d.difficulty_no = $difficulty_no
  AND (j.joined_to IS NOT NULL
       OR EXISTS (SELECT 1 FROM difficulty_sources r WHERE r.difficulty_id = d.difficulty_id))
