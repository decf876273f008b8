-- The rows behind every figure, those of one figure in the order in which they are read: the most severe and the longest
-- first, units in protocol order. What came of a nomination is told to a unit only once it is made known.
SELECT f.figure, f.kind, f.number, f.item_code, f.clause, f.family, f.unit_code, f.unit_name, f.subject,
       CASE WHEN $only_unit IS NOT NULL AND n.is_inside THEN n.told_state ELSE f.state END AS state, f.state_list, f.days,
       f.due_on, f.submission_id, f.sheet, f.source_row
FROM figure_rows f
LEFT JOIN current_nominations n ON f.kind = 'nomination' AND n.nomination_no = f.number
WHERE f.plan_id = $plan_id AND f.period = $period AND f.scope_unit IS NOT DISTINCT FROM coalesce($only_unit, $unit_code)
  AND ($only_unit IS NULL OR NOT coalesce(n.is_inside, FALSE) OR f.figure NOT IN ('titles_decided', 'forms_decided'))
ORDER BY f.figure, CASE WHEN f.kind = 'difficulty' THEN f.row_order END,
         CASE WHEN f.figure IN ('directions_overdue', 'items_overdue', 'items_at_risk', 'reports_missing', 'nominations_pressing')
              THEN f.days END DESC, f.unit_order, f.row_order, f.number
