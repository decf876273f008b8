-- The directions a meeting gave, difficulty by difficulty: in protocol order of the first unit that must act on one, then by
-- number.
SELECT r.direction_no, r.direction, r.directed_by, r.due_on, r.unit_code, coalesce(u.name, r.unit_code) AS responsible_name,
       u.short_name AS responsible_short, r.difficulty_no, c.description, coalesce(t.name, r.raised_by) AS raised_by_name
FROM directions r
JOIN current_difficulties c ON c.difficulty_id = r.difficulty_id
LEFT JOIN units u ON u.unit_code = r.unit_code
LEFT JOIN units t ON t.unit_code = r.raised_by
WHERE r.meeting_id = $meeting_id AND r.unit_code = coalesce($only_unit, r.unit_code)
ORDER BY min(u.display_order) OVER (PARTITION BY r.difficulty_id) NULLS LAST, length(r.difficulty_no), r.difficulty_no, r.event_no
