-- What needs a decision: the most pressing kind first, in it the most severe, the longest, units in protocol order.
SELECT kind, number, unit_name, subject, days FROM (
    SELECT 1 AS kind_order, 'direction_overdue' AS kind, difficulty_no AS number, unit_name, direction AS subject,
           days_past_direction AS days, severity_order, unit_order
    FROM shown_difficulties
    WHERE plan_id = $plan_id AND shown_period = $period AND direction_overdue
      AND unit_code = coalesce($only_unit, $unit_code, unit_code)
    UNION ALL
    SELECT 2, 'difficulty_waiting', difficulty_no, unit_name, description, age_days, severity_order, unit_order
    FROM shown_difficulties
    WHERE plan_id = $plan_id AND shown_period = $period AND waits_for_direction
      AND unit_code = coalesce($only_unit, $unit_code, unit_code)
    UNION ALL
    SELECT 3, 'item_overdue', s.item_code, u.short_name, i.title, (s.measured_on - i.due_on)::INTEGER, 0, i.display_order
    FROM item_unit_states s
    JOIN plan_items i ON i.plan_id = s.plan_id AND i.item_code = s.item_code
    JOIN units u ON u.unit_code = s.unit_code
    WHERE s.plan_id = $plan_id AND s.period = $period AND s.state = 'overdue'
      AND CASE WHEN coalesce($only_unit, $unit_code) IS NULL THEN s.is_lead
               ELSE s.unit_code = coalesce($only_unit, $unit_code) END
    UNION ALL
    SELECT 4, 'report_missing', NULL, u.short_name, p.name, (k.day - r.due_on)::INTEGER, 0, u.display_order
    FROM reporting r
    JOIN plan_units u ON u.plan_id = r.plan_id AND u.unit_code = r.unit_code
    JOIN period_order p ON p.plan_id = r.plan_id AND p.period = r.period
    JOIN plan_clock k ON k.plan_id = r.plan_id
    WHERE r.plan_id = $plan_id AND r.period = $period AND r.state = 'missing'
      AND r.unit_code = coalesce($only_unit, $unit_code, r.unit_code)
)
ORDER BY kind_order, severity_order, days DESC, unit_order, number
