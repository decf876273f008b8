-- What was decided under earlier plans: each is an award of its plan's year.
SELECT plan_id, nomination_no, unit_code, nominee_name, nominee_kind, birth_year, award_code, decision_no, decision_on
FROM current_nominations
WHERE plan_id < $plan_id AND state = 'decided' AND unit_code = coalesce($only_unit, unit_code)
ORDER BY plan_id, nomination_no
