-- For everybody.
-- How much each figure is for the whole Department: the number of its rows, those that the Department's cards open.
SELECT figure, count(*)::INTEGER AS n
FROM figure_rows
WHERE plan_id = $plan_id AND period = $period AND scope_unit IS NULL AND coalesce(outside, $outside) = $outside
GROUP BY figure
ORDER BY figure
