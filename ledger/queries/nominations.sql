SELECT nomination_no, unit_name, unit_code, honorific, nominee_name, nominee_kind, birth_year, position, award_code,
       award_name, award_short_name, family, decided_by, commendation_kind, item_code, achievement, work_grade, initiative,
       state, state_since, days_in_state, return_reason, decision_no, decision_on, period, source_file, source_sheet,
       source_row, submission_id
FROM shown_nominations
WHERE plan_id = $plan_id AND shown_period = $period AND family = $family
  AND unit_code = coalesce($only_unit, $unit_code, unit_code)
ORDER BY award_order, unit_order, nomination_no
