-- What each unit owes, line by line, units in protocol order: what belongs to the period, and what waits whatever period.
SELECT d.unit_code, u.short_name AS unit_name, u.name AS unit_full_name, d.kind, d.number, d.title, d.detail, d.due_on,
       d.days, d.source_sheet, d.source_row
FROM unit_debts d
JOIN plan_units u ON u.plan_id = d.plan_id AND u.unit_code = d.unit_code
WHERE d.plan_id = $plan_id AND coalesce(d.period, $period) = $period
  AND d.unit_code = coalesce($only_unit, $unit_code, d.unit_code)
ORDER BY u.display_order,
         list_position(['report_missing', 'row_to_mend', 'cells_empty', 'item_overdue', 'direction_overdue',
                        'direction_unanswered', 'nomination_returned'], d.kind), d.place, d.number
