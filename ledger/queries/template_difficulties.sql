SELECT difficulty_no, item_code, description, cause, severity, proposal, addressee, raised_on, resolve_by
FROM current_difficulties
WHERE plan_id = $plan_id AND unit_code = $unit_code AND status <> 'resolved'
ORDER BY difficulty_no
