-- How many items of each clause are in which state.
SELECT i.clause, s.state, count(*)::INTEGER AS items, min(i.display_order) AS display_order
FROM plan_items i
JOIN shown_items s ON s.plan_id = i.plan_id AND s.item_code = i.item_code
WHERE i.plan_id = $plan_id AND s.period = $period
  AND s.unit_code IS NOT DISTINCT FROM coalesce($only_unit, $unit_code)
GROUP BY i.clause, s.state
ORDER BY display_order, s.state
