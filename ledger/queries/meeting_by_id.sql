SELECT DISTINCT meeting_id FROM meeting_events WHERE meeting_id = $meeting_id
