-- Registered, proposed, submitted, awarded: a nomination is not an award. One row a family, also where it has none.
SELECT g.family, count(s.state)::INTEGER AS total,
       count(s.state) FILTER (s.state = 'registered')::INTEGER AS registered,
       count(s.state) FILTER (s.state = 'decided' AND ($only_unit IS NULL OR NOT s.is_inside))::INTEGER AS decided,
       count(s.state) FILTER (s.state = 'returned')::INTEGER AS returned,
       count(s.state) FILTER (s.nominee_kind = 'individual')::INTEGER AS individuals,
       count(s.state) FILTER (s.nominee_kind = 'collective')::INTEGER AS collectives
FROM (VALUES ('title'), ('form')) g(family)
LEFT JOIN shown_nominations s ON s.family = g.family AND s.plan_id = $plan_id AND s.shown_period = $period
    AND s.unit_code = coalesce($only_unit, $unit_code, s.unit_code)
GROUP BY g.family
ORDER BY g.family DESC
