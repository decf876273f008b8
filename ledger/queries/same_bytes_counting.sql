SELECT s.sha256, c.plan_id, c.period, s.submission_id, c.unit_code, c.sheet
FROM submission_records s
JOIN counting_sheets c ON c.submission_no = s.submission_no
WHERE s.sha256 = ANY($hashes)
