-- Why one item has its state in one unit: every rule tried in order, its inputs and thresholds; the first that holds decided.
SELECT t.*, d.title, u.name AS unit_full_name,
       holds AND rule_order = min(rule_order) FILTER (holds) OVER () AS decided
FROM status_trials t
JOIN plan_items d ON d.plan_id = t.plan_id AND d.item_code = t.item_code
JOIN plan_units u ON u.plan_id = t.plan_id AND u.unit_code = t.unit_code
WHERE t.plan_id = $plan_id AND t.period = $period AND t.item_code = $item_code
  AND t.unit_code = coalesce($only_unit, $unit_code)
ORDER BY t.rule_order
