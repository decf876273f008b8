SELECT item_code, difficulty_no
FROM current_difficulties
WHERE plan_id = $plan_id AND unit_code = $unit_code AND status <> 'resolved' AND item_code IS NOT NULL
ORDER BY difficulty_no
