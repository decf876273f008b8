-- What a paper on nominations says of what it was asked for: the plan, the period, the unit, the day the figures stand at.
SELECT p.plan_id, p.title AS plan_title, p.first_day, p.last_day, k.day, o.name AS period_name, u.name AS unit_full_name
FROM plans p
JOIN plan_clock k ON k.plan_id = p.plan_id
LEFT JOIN period_order o ON o.plan_id = p.plan_id AND o.period = $period
LEFT JOIN units u ON u.unit_code = coalesce($only_unit, $unit_code)
WHERE p.plan_id = $plan_id
