-- What a unit's files have last said about a direction for a period.
SELECT e.text, e.response_status
FROM live_difficulty_events e
JOIN submission_records s ON s.submission_no = e.submission_no
WHERE e.event = 'answered' AND e.direction_no = $direction_no AND s.unit_code = $unit_code AND s.period = $period
ORDER BY e.event_no DESC
LIMIT 1
