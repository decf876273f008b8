SELECT plan_id, unit_code, period, item_code, status, actual
FROM (
    SELECT s.plan_id, s.unit_code, s.period, r.item_code, r.status, r.actual,
           row_number() OVER (
               PARTITION BY s.plan_id, s.unit_code, s.period, r.item_code ORDER BY s.is_estimate, s.submission_no DESC
           ) AS place
    FROM progress_rows r
    JOIN submission_records s ON s.submission_no = r.submission_no
    WHERE s.submission_no NOT IN (SELECT submission_no FROM withdrawals)
)
WHERE place = 1
