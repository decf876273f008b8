SELECT difficulty_no, status, severity, unit_name, description, direction, age_days, direction_due_on, submission_id,
       source_row
FROM shown_difficulties
WHERE plan_id = $plan_id AND shown_period = $period AND item_code = $item_code
  AND unit_code = coalesce($only_unit, $unit_code, unit_code)
ORDER BY is_open DESC, severity_order, age_days DESC, difficulty_no
