-- The nominations of a plan as one of the lists that must agree, those that ended or are only registered with their
-- state; to a unit the state that may be told.
SELECT n.nomination_no, n.honorific, n.nominee_name, n.nominee_kind, n.birth_year, n.position, n.award_code,
       n.commendation_kind, n.item_code, CASE WHEN $outside THEN n.told_state ELSE n.state END AS state, n.unit_code,
       u.name AS unit
FROM current_nominations n
JOIN units u ON u.unit_code = n.unit_code
WHERE n.plan_id = $plan_id AND n.scope = 'own'
  AND n.unit_code = coalesce($only_unit, $unit_code, n.unit_code)
ORDER BY u.display_order, n.nomination_no
