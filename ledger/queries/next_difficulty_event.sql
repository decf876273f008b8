SELECT coalesce(max(event_no), 0) + 1 AS number FROM difficulty_events WHERE difficulty_id = $difficulty_id
