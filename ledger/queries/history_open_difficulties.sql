SELECT plan_id, unit_code, item_code, difficulty_no
FROM current_difficulties
WHERE plan_id = ANY($plan_ids) AND unit_code = ANY($unit_codes) AND status <> 'resolved' AND item_code IS NOT NULL
ORDER BY difficulty_no
