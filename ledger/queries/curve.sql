-- For everybody.
-- Planned and actual share of the plan, of a clause or of an item, weighted by item, at each day a period was reported for.
SELECT c.period, c.name AS period_name, c.day, sum(c.due)::INTEGER AS due, sum(c.done)::INTEGER AS done,
       sum(c.occurrences)::INTEGER AS occurrences, sum(i.weight * c.planned_share) / nullif(sum(i.weight), 0) AS planned_share,
       sum(i.weight * c.actual_share) / nullif(sum(i.weight), 0) AS actual_share
FROM item_curve c
JOIN plan_items i ON i.plan_id = c.plan_id AND i.item_code = c.item_code
WHERE c.plan_id = $plan_id AND c.unit_code IS NOT DISTINCT FROM coalesce($only_unit, $unit_code)
  AND ($clause IS NULL OR i.clause = $clause) AND ($item_code IS NULL OR i.item_code = $item_code)
GROUP BY c.period, c.name, c.day, c.rank
ORDER BY c.rank
