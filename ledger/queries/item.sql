-- For everybody.
-- One item of the plan as issued, and its state for the Department or for one unit.
SELECT i.item_code, i.kind, i.clause, i.clause_text, i.title, i.product, i.measure, i.start_on, i.due_on, i.repeats, i.weight,
       i.lead_unit, coalesce(u.name, 'ALL') AS lead_name, s.state, s.told_by,
       t.units_reported, t.units_completed, t.units_expected
FROM plan_items i
JOIN shown_items s ON s.plan_id = i.plan_id AND s.item_code = i.item_code AND s.period = $period
    AND s.unit_code IS NOT DISTINCT FROM coalesce($only_unit, $unit_code)
JOIN item_states t ON t.plan_id = i.plan_id AND t.item_code = i.item_code AND t.period = $period
LEFT JOIN units u ON u.unit_code = i.lead_unit
WHERE i.plan_id = $plan_id AND i.item_code = $item_code
