-- For everybody.
SELECT period, name FROM periods WHERE plan_id = $plan_id ORDER BY display_order
