SELECT s.plan_id, s.unit_code, s.period, r.item_code,
       arg_max(r.status, CASE WHEN s.is_estimate THEN 0 ELSE 1000000000 END + s.submission_no) AS status,
       arg_max(r.actual, CASE WHEN s.is_estimate THEN 0 ELSE 1000000000 END + s.submission_no) AS actual
FROM progress_rows r
JOIN submission_records s ON s.submission_no = r.submission_no
WHERE s.submission_no NOT IN (SELECT submission_no FROM withdrawals)
GROUP BY s.plan_id, s.unit_code, s.period, r.item_code
