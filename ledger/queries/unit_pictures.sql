-- Every unit in protocol order: its report of the period, its items by state, how complete its cells are, its difficulties.
SELECT u.unit_code, u.name, u.short_name AS unit_name, u.display_order, r.state, r.received_on,
       count(*) FILTER (f.figure = 'items_completed') || '/' || count(*) FILTER (f.figure = 'items') AS completed,
       count(*) FILTER (f.figure = 'items_overdue')::INTEGER AS overdue,
       count(*) FILTER (f.figure = 'items_at_risk')::INTEGER AS at_risk,
       count(*) FILTER (f.figure = 'difficulties_open')::INTEGER AS difficulties_open,
       any_value(c.cells_filled || '/' || c.cells_required) AS cells
FROM plan_units u
LEFT JOIN reporting r ON r.plan_id = u.plan_id AND r.period = $period AND r.unit_code = u.unit_code
LEFT JOIN completeness c ON c.plan_id = u.plan_id AND c.period = $period AND c.unit_code = u.unit_code
LEFT JOIN figure_rows f ON f.plan_id = u.plan_id AND f.period = $period AND f.scope_unit = u.unit_code
WHERE u.plan_id = $plan_id AND u.unit_code = coalesce($only_unit, u.unit_code)
GROUP BY u.unit_code, u.name, u.short_name, u.display_order, r.state, r.received_on
ORDER BY u.display_order
