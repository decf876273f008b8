-- What each unit says of each criterion up to a period, units that said nothing included.
SELECT r.item_code, r.criterion_no, r.criterion, r.measure, r.unit_code, u.short_name AS unit_name, r.is_lead,
       r.launched_on, r.registered_on, r.target, r.actual, r.aim, r.is_at_target, r.note, r.period, p.name AS period_name,
       r.submission_id, r.source_file, r.source_sheet, r.source_row
FROM movement_unit_results r
JOIN units u ON u.unit_code = r.unit_code
LEFT JOIN period_order p ON p.plan_id = r.plan_id AND p.period = r.period
WHERE r.plan_id = $plan_id AND r.shown_period = $period
  AND ($item_code IS NULL OR r.item_code = $item_code)
  AND ($criterion_no IS NULL OR r.criterion_no = $criterion_no)
  AND r.unit_code = coalesce($only_unit, $unit_code, r.unit_code)
ORDER BY r.display_order, u.display_order
