-- What is known of each nomination; once the Office has received one, files only propose changes to it (is_fixed).
SELECT n.nomination_id AS id, n.state IN ('registered', 'proposed', 'returned') AS is_expected,
       o.rank > a.rank OR t.received_at IS NOT NULL AS is_fixed, n.*
FROM current_nominations n
JOIN period_order o ON o.plan_id = n.plan_id AND o.period = n.period
JOIN period_order a ON a.plan_id = n.plan_id AND a.period = $period
LEFT JOIN nomination_states t ON t.nomination_id = n.nomination_id
WHERE n.plan_id = $plan_id
  AND ($only_unit IS NULL OR n.unit_code = $only_unit)
ORDER BY n.nomination_no
