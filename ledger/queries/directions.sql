-- Directions on what is shown, the ones that are overdue first, then by the day they fall due.
SELECT direction_no, difficulty_no, unit_name, unit_code, raised_by_name, item_code, severity, description, direction,
       directed_by, directed_on, form, document, meeting_id, due_on, days_left, state, response, answered_by, answered_on,
       is_standing, is_open, is_overdue, difficulty_status, submission_id, source_row
FROM shown_directions
WHERE plan_id = $plan_id AND shown_period = $period AND unit_code = coalesce($only_unit, $unit_code, unit_code)
ORDER BY is_overdue DESC, is_open DESC, due_on NULLS LAST, direction_no
