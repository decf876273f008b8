-- Every nomination of a plan with its state, the days in it against the term, what may follow and by when. To a unit it is
-- told only once it is made known what came of it.
SELECT nomination_no, unit_code, unit_name, scope, family, award_code, award_name, award_short_name, decided_by, honorific,
       nominee_name, nominee_kind, nominee_class, birth_year, position, commendation_kind, item_code, stage, state,
       state_since, days_in_state, term_days, term_on, days_left, is_late, next_state, next_states, next_on, must_reach,
       deadline_on, return_reason, decision_no, decision_on, is_announced, announced_on,
       CASE WHEN $outside THEN FALSE ELSE is_inside END AS is_inside, council, council_on, members, present,
       written, council_votes_for, papers_needed, papers_held, differences, last_act_no, period, submission_id, source_row
FROM nomination_board
WHERE outside = $outside AND plan_id = $plan_id AND scope = coalesce($scope, scope)
  AND unit_code = coalesce($only_unit, $unit_code, unit_code)
ORDER BY award_order, unit_order, nomination_no
