-- As nomination_now, of several: then all of them are computed.
SELECT nomination_id, nomination_no, plan_id, unit_code, nominee_kind, award_code, commendation_kind, state, state_since,
       told_state, decision_on, last_move_no
FROM current_nominations
WHERE list_contains($ids::VARCHAR[], nomination_id)
