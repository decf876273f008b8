SELECT s.submission_id, s.file_name, s.sha256, s.plan_id, s.unit_code, u.short_name AS unit_name, u.display_order, s.period,
       p.name AS period_name, s.version, s.status, s.submitted_by, s.received_on, s.recorded_at,
       (SELECT count(*) FROM findings f WHERE f.submission_id = s.submission_id AND f.severity = 'error') AS errors,
       (SELECT count(*) FROM findings f WHERE f.submission_id = s.submission_id AND f.severity = 'warning') AS warnings,
       h.rows_accepted, h.rows_refused, w.reason AS withdrawal_reason, w.withdrawn_by
FROM submissions s
LEFT JOIN units u ON u.unit_code = s.unit_code
LEFT JOIN periods p ON p.plan_id = s.plan_id AND p.period = s.period
LEFT JOIN (
    SELECT submission_no, sum(rows_accepted)::BIGINT AS rows_accepted, sum(rows_refused)::BIGINT AS rows_refused
    FROM submission_sheets GROUP BY submission_no
) h ON h.submission_no = s.submission_no
LEFT JOIN withdrawals w ON w.submission_no = s.submission_no AND s.status = 'withdrawn'
-- A refused file whose plan, period or unit nobody could tell stands in every choice of them.
WHERE ($plan_id IS NULL OR s.plan_id = $plan_id OR s.plan_id IS NULL)
  AND ($period IS NULL OR s.period = $period OR s.period IS NULL)
  AND ($unit_code IS NULL OR s.unit_code = $unit_code OR s.unit_code IS NULL)
  AND ($only_unit IS NULL OR s.unit_code = $only_unit)
ORDER BY s.submission_no DESC
