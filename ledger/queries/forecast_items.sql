-- For everybody.
-- The items that decide the year's end: how many points of the whole each still has to bring, the heaviest first.
SELECT c.item_code, i.title, c.done, c.occurrences, i.weight,
       i.weight * (100 - c.actual_share) / nullif(sum(i.weight) OVER (), 0) AS points_left
FROM item_curve c
JOIN plan_items i ON i.plan_id = c.plan_id AND i.item_code = c.item_code
WHERE c.plan_id = $plan_id AND c.unit_code IS NOT DISTINCT FROM coalesce($only_unit, $unit_code)
  AND c.rank = (SELECT max(rank) FROM curve_days WHERE plan_id = $plan_id) AND ($clause IS NULL OR i.clause = $clause)
QUALIFY c.done < c.occurrences
ORDER BY points_left DESC, i.display_order
