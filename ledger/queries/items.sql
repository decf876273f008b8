-- Every item of the plan in a period: its state by its lead, and how many units have reported. For one unit: its own row.
SELECT i.display_order, i.item_code, i.kind, i.clause, i.title, i.product, i.measure, i.due_on, i.repeats, i.weight,
       coalesce(u.short_name, 'ALL') AS lead_name, s.state,
       s.units_reported || '/' || s.units_expected AS reported, s.units_completed || '/' || s.units_expected AS completed,
       s.lead_percent AS percent_complete, s.lead_actual AS actual, s.lead_target AS target
FROM plan_items i
JOIN item_states s ON s.plan_id = i.plan_id AND s.item_code = i.item_code
LEFT JOIN units u ON u.unit_code = i.lead_unit
WHERE i.plan_id = $plan_id AND s.period = $period AND $unit_code IS NULL AND $only_unit IS NULL
  AND ($kind IS NULL OR i.kind = $kind)
UNION ALL
SELECT i.display_order, i.item_code, i.kind, i.clause, i.title, i.product, i.measure, i.due_on, i.repeats, i.weight,
       coalesce(u.short_name, 'ALL'), s.state,
       t.units_reported || '/' || t.units_expected, t.units_completed || '/' || t.units_expected, s.percent_complete,
       s.actual, s.target
FROM plan_items i
JOIN item_unit_states s ON s.plan_id = i.plan_id AND s.item_code = i.item_code
JOIN item_states t ON t.plan_id = i.plan_id AND t.period = s.period AND t.item_code = i.item_code
LEFT JOIN units u ON u.unit_code = i.lead_unit
WHERE i.plan_id = $plan_id AND s.period = $period AND s.unit_code = coalesce($only_unit, $unit_code)
  AND ($kind IS NULL OR i.kind = $kind)
ORDER BY display_order
