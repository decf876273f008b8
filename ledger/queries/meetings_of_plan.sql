-- For everybody.
SELECT meeting_id, held_on, is_closed FROM meetings WHERE plan_id = $plan_id ORDER BY meeting_id
