-- What was decided under earlier plans, each an award of its plan's year, and what of it was revoked; to a unit once it is
-- announced.
SELECT plan_id, nomination_no, unit_code, nominee_name, nominee_kind, birth_year, award_code, decision_no, decision_on,
       CASE WHEN $outside THEN told_state ELSE state END AS state
FROM current_nominations
WHERE plan_id < $plan_id AND CASE WHEN $outside THEN told_state ELSE state END IN ('decided', 'revoked')
  AND unit_code = coalesce($only_unit, unit_code)
ORDER BY plan_id, nomination_no
