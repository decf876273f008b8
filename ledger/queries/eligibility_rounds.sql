-- For everybody.
SELECT round, name, awards, planned_on, regime, reason
FROM rounds
WHERE plan_id = $plan_id
ORDER BY display_order
