-- For everybody.
-- The year's end as a range: what is left done at the rate of the worst and of the best period so far. A period's rate is the
-- weight told as done by its report of the weight that fell due in it; of the plan or of a clause. NULL with fewer than three such periods, or after the end.
WITH marks AS (
    SELECT c.day, c.rank, lag(c.day) OVER (ORDER BY c.rank) AS before_day
    FROM (SELECT day, max(rank) AS rank FROM curve_days WHERE plan_id = $plan_id GROUP BY day) c
),
due_here AS (
    SELECT m.day, i.weight / o.occurrences / count(*) OVER (PARTITION BY m.day, o.item_code, o.occurrence) AS weight,
           coalesce(o.done_rank <= m.rank, FALSE) AS is_done
    FROM marks m
    JOIN occurrence_units o ON o.plan_id = $plan_id AND o.due_on <= m.day AND o.due_on > coalesce(m.before_day, DATE '0001-01-01')
    JOIN plan_items i ON i.plan_id = o.plan_id AND i.item_code = o.item_code
    WHERE CASE WHEN coalesce($only_unit, $unit_code) IS NULL THEN o.is_lead OR o.lead_is_all
               ELSE o.unit_code = coalesce($only_unit, $unit_code) END
      AND ($clause IS NULL OR i.clause = $clause)
),
rates AS (
    SELECT count(*)::INTEGER AS periods, min(rate) AS worst, max(rate) AS best
    FROM (SELECT coalesce(sum(weight) FILTER (is_done), 0) / nullif(sum(weight), 0) AS rate FROM due_here GROUP BY day)
),
reached AS (
    SELECT sum(i.weight * c.actual_share) / nullif(sum(i.weight), 0) AS actual_share
    FROM item_curve c
    JOIN plan_items i ON i.plan_id = c.plan_id AND i.item_code = c.item_code
    WHERE c.plan_id = $plan_id AND c.unit_code IS NOT DISTINCT FROM coalesce($only_unit, $unit_code)
      AND c.rank = (SELECT max(rank) FROM curve_days WHERE plan_id = $plan_id)
      AND ($clause IS NULL OR i.clause = $clause)
)
SELECT r.periods, n.actual_share, p.last_day, k.day >= p.last_day AS is_over, 100 * r.worst AS worst_rate,
       100 * r.best AS best_rate,
       CASE WHEN k.day < p.last_day AND r.periods >= 3 THEN n.actual_share + r.worst * (100 - n.actual_share) END AS low,
       CASE WHEN k.day < p.last_day AND r.periods >= 3 THEN n.actual_share + r.best * (100 - n.actual_share) END AS high
FROM rates r, reached n, plans p
JOIN plan_clock k ON k.plan_id = p.plan_id
WHERE p.plan_id = $plan_id
