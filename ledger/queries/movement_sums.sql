-- For everybody.
-- Every movement of the plan up to a period: its state, k of n units that launched, registered and reported it, its next
-- review, the nominations that name it. One without criteria in the register has its state only. A unit is told of awards
-- once they are made known.
SELECT i.item_code, i.title, h.state, h.told_by, m.launched_by, m.form, m.scope, m.from_on, m.to_on, s.units_expected,
       s.units_launched, s.units_registered, s.units_reported,
       s.units_launched || '/' || s.units_expected AS launched, s.units_registered || '/' || s.units_expected AS registered,
       s.units_reported || '/' || s.units_expected AS reported, s.has_begun, s.next_review_on, s.next_review_kind,
       CASE WHEN $outside THEN s.awards_told ELSE s.awards END AS awards, s.nominations,
       CASE WHEN $outside THEN s.awards_told ELSE s.awards END || '/' || s.nominations AS awarded
FROM plan_items i
JOIN shown_items h ON h.plan_id = i.plan_id AND h.period = $period AND h.item_code = i.item_code
    AND h.unit_code IS NOT DISTINCT FROM coalesce($only_unit, $unit_code)
LEFT JOIN movement_sums s ON s.plan_id = i.plan_id AND s.period = $period AND s.item_code = i.item_code
LEFT JOIN movements m ON m.plan_id = s.plan_id AND m.item_code = s.item_code AND m.display_order = s.display_order
WHERE i.plan_id = $plan_id AND i.kind = 'movement'
ORDER BY i.display_order
