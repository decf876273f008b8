-- Every movement of the plan up to a period: its state, k of n units that launched, registered and reported it, its next
-- review, the nominations that name it.
SELECT s.item_code, i.title, h.state, h.told_by, m.launched_by, m.form, m.scope, m.from_on, m.to_on, s.units_expected,
       s.units_launched || '/' || s.units_expected AS launched, s.units_registered || '/' || s.units_expected AS registered,
       s.units_reported || '/' || s.units_expected AS reported, s.has_begun, s.next_review_on, s.next_review_kind, s.awards,
       s.nominations, s.awards || '/' || s.nominations AS awarded
FROM movement_sums s
JOIN plan_items i ON i.plan_id = s.plan_id AND i.item_code = s.item_code
JOIN movements m ON m.plan_id = s.plan_id AND m.item_code = s.item_code AND m.display_order = s.display_order
LEFT JOIN shown_items h ON h.plan_id = s.plan_id AND h.period = s.period AND h.item_code = s.item_code
    AND h.unit_code IS NOT DISTINCT FROM coalesce($only_unit, $unit_code)
WHERE s.plan_id = $plan_id AND s.period = $period
ORDER BY s.display_order
