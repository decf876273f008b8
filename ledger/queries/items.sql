-- For everybody.
-- Every item of the plan in a period: its state, and k of n units that have reported or completed it.
SELECT i.item_code, i.kind, i.clause, i.title, i.product, i.measure, i.due_on, i.repeats, i.weight,
       coalesce(u.short_name, 'ALL') AS lead_name, s.state, t.units_reported || '/' || t.units_expected AS reported,
       t.units_completed || '/' || t.units_expected AS completed, s.percent_complete, s.actual, s.target,
       s.told_by, s.submission_id, s.source_row
FROM plan_items i
JOIN shown_items s ON s.plan_id = i.plan_id AND s.item_code = i.item_code
JOIN item_states t ON t.plan_id = i.plan_id AND t.period = s.period AND t.item_code = i.item_code
LEFT JOIN units u ON u.unit_code = i.lead_unit
WHERE i.plan_id = $plan_id AND s.period = $period AND ($kind IS NULL OR i.kind = $kind)
  AND s.unit_code IS NOT DISTINCT FROM coalesce($only_unit, $unit_code)
ORDER BY i.display_order
