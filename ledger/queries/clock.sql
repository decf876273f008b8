SELECT k.day, least(o.ends_on, k.day) AS measured_on
FROM plan_clock k
JOIN period_order o ON o.plan_id = k.plan_id
WHERE k.plan_id = $plan_id AND o.period = $period
