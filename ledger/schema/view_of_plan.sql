SELECT * FROM {view} WHERE plan_id = $plan_id
