-- For everybody.
-- Of several plans.
-- The shares the plan stresses, k of n, for the whole, each unit and each award, of what was put forward and of what was
-- awarded, beside the plan before; two shares are compared only where both stand on ten or more.
WITH plan_before AS (
    SELECT b.plan_id, (SELECT arg_max(o.period, o.rank) FROM period_order o WHERE o.plan_id = b.plan_id) AS period
    FROM plans b
    JOIN plans p ON p.plan_id = $plan_id AND b.last_day < p.first_day
    ORDER BY b.last_day DESC
    LIMIT 1
),
told AS (
    SELECT s.*, s.plan_id = $plan_id AS is_this, CASE WHEN $outside THEN s.told_state ELSE s.state END AS stands
    FROM stressed_nominations s
    WHERE ((s.plan_id = $plan_id AND s.shown_period = $period)
           OR (s.plan_id, s.shown_period) IN (SELECT plan_id, period FROM plan_before))
      AND s.family = $family AND s.unit_code = coalesce($only_unit, $unit_code, s.unit_code)
),
staged AS (
    SELECT *, unnest(CASE WHEN stands = 'decided' THEN ['proposed', 'decided']
                          WHEN is_proposed THEN ['proposed'] ELSE [] END) AS stage
    FROM told
),
counted AS (
    SELECT stress, stage, is_this, unit_code, award_code,
           CASE WHEN grouping(unit_code) = 0 THEN 'unit' WHEN grouping(award_code) = 0 THEN 'award' ELSE 'all' END AS part,
           CASE WHEN grouping(unit_code) = 0 THEN any_value(unit_name)
                WHEN grouping(award_code) = 0 THEN any_value(award_short_name) END AS part_name,
           CASE WHEN grouping(unit_code) = 0 THEN any_value(unit_order)
                WHEN grouping(award_code) = 0 THEN any_value(award_order) ELSE 0 END AS part_order,
           count(*) FILTER (is_of AND counts)::INTEGER AS k, count(*) FILTER (is_of)::INTEGER AS n,
           count(*) FILTER (is_unknown)::INTEGER AS unknown
    FROM staged
    GROUP BY GROUPING SETS ((stress, stage, is_this), (stress, stage, is_this, unit_code),
                            (stress, stage, is_this, award_code))
)
SELECT c.stress, c.stage, c.part, coalesce(c.unit_code, c.award_code) AS part_code, c.part_name, c.k, c.n, c.unknown,
       100.0 * c.k / nullif(c.n, 0) AS share, b.k AS k_before, b.n AS n_before,
       100.0 * b.k / nullif(b.n, 0) AS share_before, round(share - share_before, 1) AS points, (SELECT plan_id FROM plan_before) AS plan_before,
       coalesce(c.n >= 10 AND b.n >= 10, FALSE) AS is_comparable
FROM counted c
LEFT JOIN counted b ON NOT b.is_this AND b.stress = c.stress AND b.stage = c.stage AND b.part = c.part
    AND b.unit_code IS NOT DISTINCT FROM c.unit_code AND b.award_code IS NOT DISTINCT FROM c.award_code
WHERE c.is_this AND c.n + c.unknown > 0
ORDER BY list_position(['direct', 'women', 'small', 'timely'], c.stress), list_position(['proposed', 'decided'], c.stage),
         list_position(['all', 'unit', 'award'], c.part), c.part_order
