-- Every file in which a difficulty was told, the first one first; what is told again in a later version of a period's file
-- stands beside the earlier one.
SELECT r.told_as, d.difficulty_no AS told_as_no, p.name AS period_name, r.received_on, s.submitted_by, r.description, r.cause,
       r.severity, r.proposal, r.addressee, r.raised_on, r.resolve_by, r.file_name AS source_file, h.source_sheet,
       r.source_row, r.submission_id, NOT s.is_alive AS is_withdrawn
FROM difficulty_sources r
JOIN difficulty_identities d ON d.difficulty_id = r.told_as
JOIN difficulty_identities root ON root.difficulty_id = r.difficulty_id
JOIN recorded_submissions s ON s.submission_no = r.submission_no
JOIN submission_sheets h ON h.submission_no = r.submission_no AND h.sheet = 'difficulties'
JOIN period_order p ON p.plan_id = d.plan_id AND p.period = r.period
WHERE root.difficulty_no = $difficulty_no
  AND ($only_unit IS NULL OR root.unit_code = $only_unit
       OR root.difficulty_id IN (SELECT difficulty_id FROM directions WHERE unit_code = $only_unit))
ORDER BY p.rank, r.submission_no, r.source_row
