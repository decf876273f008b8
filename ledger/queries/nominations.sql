-- A unit is told only once it is made known what came of its nominations.
SELECT nomination_no, unit_name, unit_code, honorific, nominee_name, nominee_kind, birth_year, position, award_code,
       award_name, award_short_name, family, decided_by, commendation_kind, item_code, achievement, work_grade, initiative,
       CASE WHEN $outside THEN told_state ELSE state END AS state,
       CASE WHEN $outside THEN told_since ELSE state_since END AS state_since,
       CASE WHEN $outside THEN days_in_told_state ELSE days_in_state END AS days_in_state, return_reason,
       CASE WHEN NOT $outside OR NOT is_inside THEN decision_no END AS decision_no,
       CASE WHEN NOT $outside OR NOT is_inside THEN decision_on END AS decision_on, period, source_file, source_sheet,
       source_row, submission_id
FROM shown_nominations
WHERE plan_id = $plan_id AND shown_period = $period AND family = $family
  AND unit_code = coalesce($only_unit, $unit_code, unit_code)
ORDER BY award_order, unit_order, nomination_no
