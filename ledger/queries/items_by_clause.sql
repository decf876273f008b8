-- How many items of each clause are in which state.
SELECT clause, state, count(*)::INTEGER AS items, min(row_order) AS display_order
FROM figure_rows
WHERE plan_id = $plan_id AND period = $period AND figure = 'items'
  AND scope_unit IS NOT DISTINCT FROM coalesce($only_unit, $unit_code)
GROUP BY clause, state
ORDER BY display_order, state
