-- What a meeting was called for, in its order.
SELECT place, section, title, rows
FROM meeting_agenda, horizon
WHERE meeting_id = $meeting_id AND recorded_at < recorded_before
ORDER BY place
