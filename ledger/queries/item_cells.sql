-- Items by units: the state of each, in the plan's order and the protocol order.
SELECT s.item_code, i.title, i.display_order AS item_order, s.unit_code, u.short_name AS unit_name,
       u.display_order AS unit_order, s.state, s.is_lead, s.percent_complete
FROM item_unit_states s
JOIN plan_items i ON i.plan_id = s.plan_id AND i.item_code = s.item_code
JOIN plan_units u ON u.plan_id = s.plan_id AND u.unit_code = s.unit_code
WHERE s.plan_id = $plan_id AND s.period = $period AND ($only_unit IS NULL OR s.unit_code = $only_unit)
  AND ($unit_code IS NULL OR s.unit_code = $unit_code)
ORDER BY i.display_order, u.display_order
