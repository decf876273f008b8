SELECT difficulty_id FROM difficulty_events WHERE event = 'directed' AND direction_no = $direction_no
