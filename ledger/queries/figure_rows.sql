-- The rows behind a figure, in the order in which they are read; the figure is their number.
SELECT kind, number, item_code, clause, unit_code, unit_name, subject, state, state_list, days, due_on, submission_id, sheet,
       source_row
FROM figure_rows
WHERE plan_id = $plan_id AND period = $period AND figure = $figure
  AND scope_unit IS NOT DISTINCT FROM coalesce($only_unit, $unit_code)
ORDER BY row_order, unit_order, number
