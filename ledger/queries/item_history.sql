-- How an item went period by period in each unit: state, figures and words, in the order of periods and the protocol order.
SELECT s.item_code, s.period, o.name AS period_name, s.unit_code, u.short_name AS unit_name, s.is_lead, s.state, s.rule, s.actual, s.target,
       s.share, s.expected_share, s.due_on, s.completed_on, s.result, s.evidence, s.note, s.source_file, s.source_sheet,
       s.source_row, s.submission_id
FROM item_unit_states s
JOIN period_order o ON o.plan_id = s.plan_id AND o.period = s.period
JOIN plan_units u ON u.plan_id = s.plan_id AND u.unit_code = s.unit_code
WHERE s.plan_id = $plan_id AND s.item_code = $item_code AND s.is_own
  AND s.unit_code = coalesce($only_unit, $unit_code, s.unit_code)
ORDER BY o.rank DESC, s.is_lead DESC, u.display_order
