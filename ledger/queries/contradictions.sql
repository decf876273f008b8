-- Where colour and text disagree, in the plan's order and the protocol order.
SELECT c.code, c.item_code, i.title, c.unit_code, u.short_name AS unit_name, c.state, c.word, c.open_difficulty,
       c.before_period, c.share, c.completed_on, c.received_on, c.result, c.evidence, c.note, c.submission_id,
       'progress' AS sheet, c.source_row
FROM contradictions c
JOIN plan_items i ON i.plan_id = c.plan_id AND i.item_code = c.item_code
JOIN plan_units u ON u.plan_id = c.plan_id AND u.unit_code = c.unit_code
WHERE c.plan_id = $plan_id AND c.period = $period AND c.unit_code = coalesce($only_unit, $unit_code, c.unit_code)
  AND ($item_code IS NULL OR c.item_code = $item_code)
ORDER BY u.display_order, i.display_order, c.code
