-- When the decisions of a plan are planned for, and by which law if the Office chose one.
SELECT round, name, awards, planned_on, regime, reason FROM rounds WHERE plan_id = $plan_id ORDER BY display_order
