-- What the units wrote about the items, with the place each row came from; every unit an item concerns has a row.
SELECT s.item_code, i.title, s.unit_code, u.short_name AS unit_name, s.state, s.rule, s.target, s.actual, s.percent_complete,
       s.share, s.expected_share, i.measure, s.due_on, s.completed_on, s.result, s.evidence, s.note, s.told_in_name, s.is_own,
       s.source_file, s.source_sheet, s.source_row, s.submission_id
FROM item_unit_states s
JOIN plan_items i ON i.plan_id = s.plan_id AND i.item_code = s.item_code
JOIN plan_units u ON u.plan_id = s.plan_id AND u.unit_code = s.unit_code
WHERE s.plan_id = $plan_id AND s.period = $period AND ($only_unit IS NULL OR s.unit_code = $only_unit)
  AND ($unit_code IS NULL OR s.unit_code = $unit_code)
  AND ($item_code IS NULL OR s.item_code = $item_code)
ORDER BY i.display_order, u.display_order
