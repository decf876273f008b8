SELECT c.unit_code, NOT s.is_estimate AS is_final, r.*
FROM counting_sheets c
JOIN submission_records s ON s.submission_no = c.submission_no
JOIN directions_rows r ON r.submission_no = c.submission_no
WHERE c.plan_id = $plan_id AND c.period = $period AND c.sheet = 'directions'
  AND ($only_unit IS NULL OR c.unit_code = $only_unit)
ORDER BY c.unit_code, r.source_row
