-- The same reports summed: per period (no unit), per unit (no period), and all of them (neither).
SELECT m.period, m.unit_code, u.short_name AS unit_name,
       count(*)::INTEGER AS expected,
       count(*) FILTER (m.state IN ('on_time', 'late'))::INTEGER AS received,
       count(*) FILTER (m.state = 'on_time')::INTEGER AS on_time,
       count(*) FILTER (m.state = 'late')::INTEGER AS late,
       count(*) FILTER (m.state = 'missing')::INTEGER AS missing,
       count(*) FILTER (m.state = 'expected')::INTEGER AS not_yet_due,
       count(*) FILTER (m.difficulties <> 'silent')::INTEGER AS told_of_difficulties,
       sum(m.cells_filled)::INTEGER AS cells_filled, sum(m.cells_required)::INTEGER AS cells_required,
       sum(m.rows_to_mend)::INTEGER AS rows_to_mend
FROM reporting_matrix m
JOIN plan_units u ON u.plan_id = m.plan_id AND u.unit_code = m.unit_code
JOIN period_order p ON p.plan_id = m.plan_id AND p.period = m.period
WHERE m.plan_id = $plan_id AND m.unit_code = coalesce($only_unit, $unit_code, m.unit_code)
GROUP BY GROUPING SETS ((m.period, p.rank), (m.unit_code, u.short_name, u.display_order), ())
HAVING count(*) > 0
ORDER BY m.unit_code IS NOT NULL, m.period IS NULL, p.rank, u.display_order
