SELECT r.unit_code, u.short_name AS unit_name, u.display_order, r.due_on, r.received_on, r.state, r.difficulties,
       coalesce(m.rows_to_mend, 0)::INTEGER AS rows_to_mend
FROM reporting r
JOIN plan_units u ON u.plan_id = r.plan_id AND u.unit_code = r.unit_code
LEFT JOIN (
    SELECT plan_id, period, unit_code, count(*) AS rows_to_mend FROM rows_to_mend GROUP BY plan_id, period, unit_code
) m ON m.plan_id = r.plan_id AND m.period = r.period AND m.unit_code = r.unit_code
WHERE r.plan_id = $plan_id AND r.period = $period AND ($only_unit IS NULL OR r.unit_code = $only_unit)
  AND ($unit_code IS NULL OR r.unit_code = $unit_code)
ORDER BY u.display_order
