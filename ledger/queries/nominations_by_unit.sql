-- Where the nominations of each unit stand: of a small unit that may tell of one person, so not for everybody.
SELECT unit_name, state, count(*)::INTEGER AS n
FROM (
    SELECT unit_order, unit_name, CASE WHEN $outside THEN told_state ELSE state END AS state
    FROM shown_nominations
    WHERE plan_id = $plan_id AND shown_period = $period AND family = $family
      AND unit_code = coalesce($only_unit, $unit_code, unit_code)
)
GROUP BY unit_order, unit_name, state
ORDER BY unit_order, state
