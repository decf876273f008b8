-- What a file answered is its unit's word; in brackets who loaded it.
SELECT r.direction_no, r.direction, u.short_name AS unit_name, r.unit_code, r.due_on, r.days_left, r.directed_by, r.recorded_by,
       r.directed_on, r.form, r.document, r.meeting_id, r.state, r.response, r.response_status, r.evidence,
       coalesce(a.short_name || ' (' || r.answered_by || ')', r.answered_by) AS answered_by, r.answered_on, r.is_standing, r.is_open, r.is_overdue
FROM directions r
LEFT JOIN units u ON u.unit_code = r.unit_code
LEFT JOIN units a ON a.unit_code = r.answered_in_file_of
WHERE r.difficulty_no = $difficulty_no AND ($only_unit IS NULL OR r.raised_by = $only_unit OR r.unit_code = $only_unit)
ORDER BY r.event_no
