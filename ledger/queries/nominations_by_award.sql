-- For everybody.
SELECT award_name, state, count(*)::INTEGER AS n
FROM (
    SELECT award_order, award_short_name AS award_name, CASE WHEN $outside THEN told_state ELSE state END AS state
    FROM shown_nominations
    WHERE plan_id = $plan_id AND shown_period = $period AND family = $family
      AND unit_code = coalesce($only_unit, $unit_code, unit_code)
)
GROUP BY award_order, award_name, state
ORDER BY award_order, state
