-- For everybody.
-- What a closed meeting saw, section by section, with the code that the trail tells of its closing.
SELECT m.section, m.rows, m.digest, regexp_extract(t.detail, '"code": *"([^"]*)"', 1) AS code
FROM meeting_totals m
JOIN horizon ON m.recorded_at < recorded_before
LEFT JOIN trail t ON t.act_no = m.act_no AND NOT coalesce(is_quiet, FALSE)
WHERE m.meeting_id = $meeting_id
ORDER BY m.section
