SELECT e.difficulty_id, e.event_no, d.difficulty_no
FROM difficulty_events e
JOIN difficulty_identities d ON d.difficulty_id = e.difficulty_id
WHERE e.event = 'directed' AND e.direction_no = $direction_no
