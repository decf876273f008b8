-- Closed difficulties that a file received since tells again: the Office opens them again or answers the unit.
SELECT d.difficulty_no, d.unit_name, d.unit_order, d.resolved_on, d.resolution, r.description, p.name AS period_name,
       r.received_on, r.file_name AS source_file, h.source_sheet, r.source_row, r.submission_id
FROM shown_difficulties d
JOIN difficulty_sources r ON r.difficulty_id = d.difficulty_id AND r.received_on > d.resolved_on
JOIN alive_submissions a ON a.submission_no = r.submission_no
JOIN submission_sheets h ON h.submission_no = r.submission_no AND h.sheet = 'difficulties'
JOIN period_order p ON p.plan_id = d.plan_id AND p.period = r.period
WHERE d.plan_id = $plan_id AND d.shown_period = $period AND d.status = 'resolved'
  AND d.unit_code = coalesce($only_unit, $unit_code, d.unit_code)
QUALIFY row_number() OVER (PARTITION BY d.difficulty_id ORDER BY r.received_on DESC, r.submission_no DESC, r.source_row DESC) = 1
ORDER BY d.unit_order, d.difficulty_no
