-- The whole sheet a file would take the place of: the period's own, else that of the newest period before it.
SELECT c.unit_code, c.period = $period AND NOT s.is_estimate AS is_final, r.*
FROM counting_sheets c
JOIN period_order o ON o.plan_id = c.plan_id AND o.period = c.period
JOIN period_order a ON a.plan_id = c.plan_id AND a.period = $period AND a.rank >= o.rank
JOIN submission_records s ON s.submission_no = c.submission_no
JOIN award_history_rows r ON r.submission_no = c.submission_no
WHERE c.plan_id = $plan_id AND c.sheet = 'award_history'
  AND ($only_unit IS NULL OR c.unit_code = $only_unit)
QUALIFY dense_rank() OVER (PARTITION BY c.unit_code ORDER BY o.rank DESC) = 1
ORDER BY c.unit_code, r.source_row
