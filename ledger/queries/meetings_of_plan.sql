SELECT meeting_id, min(held_on) AS held_on, bool_or(event = 'closed') AS is_closed
FROM meeting_events, horizon
WHERE plan_id = $plan_id AND recorded_at < recorded_before
GROUP BY meeting_id
ORDER BY meeting_id
