SELECT e.direction_no, e.text AS direction, e.due_on AS direction_due_on
FROM live_difficulty_events e
JOIN difficulty_identities d ON d.difficulty_id = e.difficulty_id
JOIN difficulty_states t ON t.difficulty_id = d.difficulty_id
WHERE e.event = 'directed' AND d.plan_id = $plan_id AND $unit_code = coalesce(e.responsible_unit, d.unit_code)
  AND t.status <> 'resolved'
  AND NOT EXISTS (
      SELECT 1 FROM live_difficulty_events a
      WHERE a.event = 'answered' AND a.direction_no = e.direction_no AND a.response_status IN ('done', 'cannot')
  )
ORDER BY e.direction_no
