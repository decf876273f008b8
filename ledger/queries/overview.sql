-- How much each figure is: the number of its rows. A figure without rows has none here and is 0.
SELECT figure, count(*)::INTEGER AS n
FROM (
    SELECT unnest(figures) AS figure
    FROM counted_rows
    WHERE plan_id = $plan_id AND period = $period AND scope_unit IS NOT DISTINCT FROM coalesce($only_unit, $unit_code)
)
GROUP BY figure
