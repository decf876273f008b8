SELECT event_no, event, direction_no, text, responsible_unit, due_on, response_status, document, meeting_id, on_behalf_of, form,
       passed_to, coalesce(on_behalf_of, acted_by) AS acted_for, acted_by, acted_on, recorded_at
FROM live_difficulty_events
WHERE difficulty_id = $difficulty_id AND event_no > $event_no
ORDER BY event_no
