SELECT u.short_name AS unit_name, m.sheet, m.item_code, m.source_row, m.source_file, m.source_sheet, m.submission_id
FROM rows_to_mend m
JOIN plan_units u ON u.plan_id = m.plan_id AND u.unit_code = m.unit_code
WHERE m.plan_id = $plan_id AND m.period = $period AND ($only_unit IS NULL OR m.unit_code = $only_unit)
  AND ($unit_code IS NULL OR m.unit_code = $unit_code)
ORDER BY u.display_order, m.sheet, m.source_row
