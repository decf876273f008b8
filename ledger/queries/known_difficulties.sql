SELECT difficulty_id AS id, difficulty_no AS number, text_key AS key, unit_code
FROM difficulty_identities
WHERE plan_id = $plan_id
