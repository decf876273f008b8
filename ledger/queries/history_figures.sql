SELECT p.plan_id, p.unit_code, p.item_code, o.rank, p.actual, p.percent_complete, p.status, p.result, o.name AS period_name
FROM current_progress p
JOIN period_order o ON o.plan_id = p.plan_id AND o.period = p.period
WHERE p.plan_id = ANY($plan_ids) AND p.unit_code = ANY($unit_codes)
ORDER BY p.item_code, o.rank
