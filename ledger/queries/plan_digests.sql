SELECT sha256 FROM plan_versions WHERE plan_id = $plan_id
