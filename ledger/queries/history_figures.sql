SELECT p.item_code, o.rank, p.actual, p.percent_complete, p.status, p.result, o.name AS period_name
FROM current_progress p
JOIN period_order o ON o.plan_id = p.plan_id AND o.period = p.period
WHERE p.plan_id = $plan_id AND p.unit_code = $unit_code
ORDER BY p.item_code, o.rank
