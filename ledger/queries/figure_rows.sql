-- The rows behind every figure, those of one figure in the order in which they are read: the most severe and the longest
-- first, units in protocol order. What came of a nomination is told to a unit only once it is made known.
SELECT figure, kind, number, item_code, clause, family, unit_code, unit_name, subject, state, state_list, days, due_on,
       submission_id, sheet, source_row
FROM figure_rows
WHERE plan_id = $plan_id AND period = $period AND scope_unit IS NOT DISTINCT FROM coalesce($only_unit, $unit_code)
  AND coalesce(outside, $outside) = $outside
ORDER BY figure, CASE WHEN kind = 'difficulty' THEN row_order END,
         CASE WHEN figure IN ('directions_overdue', 'items_overdue', 'items_at_risk', 'reports_missing', 'nominations_pressing')
              THEN days END DESC, unit_order, row_order, number
