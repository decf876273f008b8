-- How many items of each clause are in which state: the lead's state for the Department, its own for a unit.
SELECT i.clause, s.state, count(*)::INTEGER AS items, min(i.display_order) AS display_order
FROM plan_items i
JOIN (
    SELECT plan_id, period, item_code, state FROM item_states WHERE $unit_code IS NULL AND $only_unit IS NULL
    UNION ALL
    SELECT plan_id, period, item_code, state FROM item_unit_states WHERE unit_code = coalesce($only_unit, $unit_code)
) s ON s.plan_id = i.plan_id AND s.item_code = i.item_code
WHERE i.plan_id = $plan_id AND s.period = $period
GROUP BY i.clause, s.state
ORDER BY display_order, s.state
