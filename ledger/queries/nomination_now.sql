-- Asked by its id, by which the view is built: nothing of the other nominations is computed.
SELECT nomination_id, nomination_no, plan_id, unit_code, nominee_kind, award_code, commendation_kind, state, state_since,
       told_state, decision_on, last_move_no
FROM current_nominations
WHERE nomination_id = $nomination_id
