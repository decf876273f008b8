-- For everybody.
-- The expected share at each day on which something falls due, over the whole plan's time, weighted by item.
WITH wanted AS (
    SELECT o.due_on, i.weight / o.occurrences AS weight
    FROM item_occurrences o
    JOIN plan_items i ON i.plan_id = o.plan_id AND i.item_code = o.item_code
    WHERE o.plan_id = $plan_id AND ($clause IS NULL OR i.clause = $clause) AND ($item_code IS NULL OR i.item_code = $item_code)
      AND (coalesce($only_unit, $unit_code) IS NULL
           OR EXISTS (SELECT 1 FROM item_units u WHERE u.plan_id = o.plan_id AND u.item_code = o.item_code
                      AND u.unit_code = coalesce($only_unit, $unit_code)))
)
SELECT due_on AS day, 100 * sum(sum(weight)) OVER (ORDER BY due_on) / nullif(sum(sum(weight)) OVER (), 0) AS planned_share
FROM wanted
GROUP BY due_on
ORDER BY due_on
