SELECT difficulty_id, event_no FROM difficulty_events WHERE event = 'directed' AND direction_no = $direction_no
