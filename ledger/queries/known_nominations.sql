SELECT nomination_id AS id, nomination_no AS number, identity_key AS key, unit_code
FROM nomination_identities
WHERE plan_id = $plan_id
