-- Units that neither named a difficulty nor said there is none.
SELECT u.short_name AS unit_name
FROM reporting r
JOIN plan_units u ON u.plan_id = r.plan_id AND u.unit_code = r.unit_code
WHERE r.plan_id = $plan_id AND r.period = $period AND r.difficulties = 'silent'
  AND r.unit_code = coalesce($only_unit, $unit_code, r.unit_code)
ORDER BY u.display_order
