-- What is known of each difficulty; a row of an earlier period doesn't change what a later one says (is_fixed). The next
-- template prints those that are open: they are expected in a file.
SELECT d.difficulty_id AS id, d.status <> 'resolved' AS is_expected, o.rank > a.rank AS is_fixed, d.*
FROM current_difficulties d
JOIN period_order o ON o.plan_id = d.plan_id AND o.period = d.period
JOIN period_order a ON a.plan_id = d.plan_id AND a.period = $period
WHERE d.plan_id = $plan_id
  AND ($only_unit IS NULL OR d.unit_code = $only_unit)
ORDER BY d.difficulty_no
