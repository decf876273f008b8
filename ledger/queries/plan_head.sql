SELECT version, sha256 FROM plan_versions WHERE plan_id = $plan_id ORDER BY version DESC LIMIT 1
