-- What counts now in the sheet of a period, to compare a file with; a final report gives way to no estimate.
SELECT c.unit_code, NOT s.is_estimate AS is_final, r.*
FROM counting_sheets c
JOIN submission_records s ON s.submission_no = c.submission_no
JOIN movements_rows r ON r.submission_no = c.submission_no
WHERE c.plan_id = $plan_id AND c.period = $period AND c.sheet = 'movements'
  AND ($only_unit IS NULL OR c.unit_code = $only_unit)
ORDER BY c.unit_code, r.source_row
