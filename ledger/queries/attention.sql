-- What needs a decision: the most pressing kind first, in it the most severe, the longest, units in protocol order.
SELECT figure AS kind, number, unit_code, unit_name, subject, state, state_list, days, due_on, item_code, submission_id,
       sheet, source_row
FROM figure_rows
WHERE plan_id = $plan_id AND period = $period AND scope_unit IS NOT DISTINCT FROM coalesce($only_unit, $unit_code)
  AND figure = ANY($figures)
ORDER BY list_position($figures, figure), CASE WHEN kind = 'difficulty' THEN row_order END, days DESC, unit_order, row_order,
         number
