-- What waits for direction first, the most severe of it, then the longest.
SELECT difficulty_no, unit_name, unit_code, unit_order, item_code, description, cause, severity, proposal, addressee,
       raised_on, resolve_by, status, state_since, reopened_count, direction_no, direction, directed_by, directed_on,
       direction_due_on, response, resolution, evidence, resolved_on, passed_to, passed_document, reply_due_on, reply, replied_on, reopen_reason, period,
       period_name, source_file, source_sheet, source_row, submission_id, age_days, days_waiting, clock, track,
       directions_open, directions_overdue, next_due_on, days_to_due, escalation, escalation_rule, is_open,
       waits_as, waits_for_direction, is_for_higher_body, reminded_on, reminded_count
FROM shown_difficulties
WHERE plan_id = $plan_id AND shown_period = $period AND unit_code = coalesce($only_unit, $unit_code, unit_code)
ORDER BY waits_for_direction DESC, severity_order, coalesce(days_waiting, age_days) DESC, difficulty_no
