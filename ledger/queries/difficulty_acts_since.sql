SELECT event_no, event, direction_no, text, coalesce(on_behalf_of, acted_by) AS acted_for, acted_by, recorded_at
FROM live_difficulty_events
WHERE difficulty_id = $difficulty_id AND event_no > $event_no
ORDER BY event_no
