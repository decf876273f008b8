SELECT text, response_status
FROM live_difficulty_events
WHERE event = 'answered' AND direction_no = $direction_no
ORDER BY event_no DESC
LIMIT 1
