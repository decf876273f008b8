-- Units in protocol order, each through the periods of the calendar.
SELECT m.unit_code, u.short_name AS unit_name, u.display_order, m.period, p.name AS period_name, m.state, m.due_on,
       m.received_on, m.days_late, m.difficulties, m.cells_filled, m.cells_required, m.rows_to_mend, m.submission_id
FROM reporting_matrix m
JOIN plan_units u ON u.plan_id = m.plan_id AND u.unit_code = m.unit_code
JOIN period_order p ON p.plan_id = m.plan_id AND p.period = m.period
WHERE m.plan_id = $plan_id AND m.unit_code = coalesce($only_unit, $unit_code, m.unit_code)
ORDER BY u.display_order, p.rank
