-- Every step on a difficulty in the order in which it was recorded; those on what was joined to it are among them. Whose
-- word it is: of who decided, of the unit whose file says so, else of who recorded it.
SELECT d.difficulty_no, e.event_no, e.event, e.direction_no, e.text, u.short_name AS responsible_name,
       e.responsible_unit, e.due_on, e.response_status, e.document, e.form, e.passed_to, o.difficulty_no AS same_as_no,
       coalesce(e.on_behalf_of, f.short_name, e.acted_by) AS acted_for, e.acted_by, e.acted_on, e.meeting_id, e.submission_no,
       s.submission_id, s.file_name AS source_file, e.recorded_at
FROM live_difficulty_events e
JOIN difficulty_identities d ON d.difficulty_id = e.difficulty_id
LEFT JOIN difficulty_identities o ON o.difficulty_id = e.same_as
LEFT JOIN units u ON u.unit_code = e.responsible_unit
LEFT JOIN submission_records s ON s.submission_no = e.submission_no
LEFT JOIN units f ON f.unit_code = s.unit_code
WHERE (d.difficulty_no = $difficulty_no
       OR d.difficulty_id IN (
           SELECT j.difficulty_id
           FROM difficulty_joins j
           JOIN difficulty_identities r ON r.difficulty_id = j.joined_to
           WHERE r.difficulty_no = $difficulty_no))
  AND ($only_unit IS NULL OR d.unit_code = $only_unit
       OR d.difficulty_id IN (SELECT difficulty_id FROM directions WHERE unit_code = $only_unit))
ORDER BY e.act_no, d.difficulty_no, e.event_no
