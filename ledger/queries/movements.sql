SELECT m.item_code, i.title, m.launched_by, m.form, m.scope, m.from_on, m.to_on, m.criterion, m.criterion_measure,
       m.criterion_target, m.interim_review_on, m.final_review_on, m.note, s.state, s.units_reported, s.units_expected
FROM movements m
JOIN plan_items i ON i.plan_id = m.plan_id AND i.item_code = m.item_code
LEFT JOIN item_states s ON s.plan_id = m.plan_id AND s.item_code = m.item_code AND s.period = $period
WHERE m.plan_id = $plan_id
ORDER BY m.display_order
