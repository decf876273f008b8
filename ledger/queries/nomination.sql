-- One nomination whole, by its number. last_act_no tells whether anything was done about it since it was read.
SELECT nomination_id, nomination_no, plan_id, unit_code, unit_name, scope, family, award_code, award_name, award_short_name,
       decided_by, honorific, nominee_name, nominee_kind, nominee_class, birth_year, position, commendation_kind, item_code,
       stage, achievement, work_grade, initiative, initiative_decision, votes_for, votes_total, documents, note, state,
       state_since, days_in_state, term_days, term_on, days_left, is_late, next_state, next_states, next_on, must_reach,
       deadline_on, return_reason, decision_no, decision_on, is_announced, announced_on, announced_in,
       CASE WHEN $outside THEN FALSE ELSE is_inside END AS is_inside, council, council_on, members, present,
       written, council_votes_for, papers_needed, papers_held, differences, last_act_no, period, submission_id, source_file,
       source_sheet, source_row
FROM nomination_board
WHERE outside = $outside AND nomination_no = $nomination_no
  AND ($only_unit IS NULL OR unit_code = $only_unit)
