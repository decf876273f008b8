SELECT s.submission_id, c.unit_code, c.sheet
FROM counting_sheets c
JOIN submission_records s ON s.submission_no = c.submission_no
WHERE s.sha256 = $sha256 AND c.plan_id = $plan_id AND c.period = $period
