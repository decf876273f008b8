SELECT d.difficulty_no, e.event_no, e.event, e.direction_no, e.text, u.short_name AS responsible_name, e.due_on,
       e.response_status, e.document, e.acted_by, e.acted_on
FROM live_difficulty_events e
JOIN difficulty_identities d ON d.difficulty_id = e.difficulty_id
LEFT JOIN units u ON u.unit_code = e.responsible_unit
WHERE d.difficulty_no = $difficulty_no AND ($only_unit IS NULL OR d.unit_code = $only_unit)
ORDER BY e.event_no
