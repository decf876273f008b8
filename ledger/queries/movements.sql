-- For everybody.
-- Every criterion of the plan's movements with the Department's result up to a period, k of n units each time.
SELECT m.item_code, i.title, m.launched_by, m.form, m.scope, m.from_on, m.to_on, m.criterion_no, m.criterion,
       m.criterion_measure, m.criterion_target, m.interim_review_on, m.final_review_on, m.note, r.total,
       r.percent_of_target, r.has_begun, r.units_expected, r.units_launched, r.units_registered, r.units_reported, r.units_at_target,
       r.next_review_on, r.next_review_kind, CASE WHEN $outside THEN r.awards_told ELSE r.awards END AS awards,
       r.nominations
FROM movements m
JOIN plan_items i ON i.plan_id = m.plan_id AND i.item_code = m.item_code
LEFT JOIN movement_results r ON r.plan_id = m.plan_id AND r.criterion_no = m.criterion_no AND r.period = $period
WHERE m.plan_id = $plan_id AND m.criterion_no IS NOT NULL
ORDER BY m.display_order
