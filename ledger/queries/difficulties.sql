-- What waits for direction first, the most severe of it, then the longest.
SELECT difficulty_no, unit_name, unit_code, item_code, description, cause, severity, proposal, addressee, raised_on,
       resolve_by, status, reopened_count, direction_no, direction, directed_by, directed_on, direction_due_on, response,
       resolved_on, period, period_name, source_file, source_sheet, source_row, submission_id, age_days,
       waits_for_direction, direction_overdue
FROM shown_difficulties
WHERE plan_id = $plan_id AND shown_period = $period AND unit_code = coalesce($only_unit, $unit_code, unit_code)
ORDER BY waits_for_direction DESC, severity_order, age_days DESC, difficulty_no
