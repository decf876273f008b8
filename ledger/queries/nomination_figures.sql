-- For everybody.
-- Registered, proposed, submitted, awarded: a nomination is not an award. One row a family, also where it has none.
SELECT g.family, count(s.stands)::INTEGER AS total,
       count(s.stands) FILTER (s.stands = 'registered')::INTEGER AS registered,
       count(s.stands) FILTER (s.stands = 'decided')::INTEGER AS decided,
       count(s.stands) FILTER (s.stands = 'returned')::INTEGER AS returned,
       count(s.stands) FILTER (s.nominee_kind = 'individual')::INTEGER AS individuals,
       count(s.stands) FILTER (s.nominee_kind = 'collective')::INTEGER AS collectives
FROM (VALUES ('title'), ('form')) g(family)
LEFT JOIN (
    SELECT family, nominee_kind, CASE WHEN $outside THEN told_state ELSE state END AS stands
    FROM shown_nominations
    WHERE plan_id = $plan_id AND shown_period = $period AND unit_code = coalesce($only_unit, $unit_code, unit_code)
) s ON s.family = g.family
GROUP BY g.family
ORDER BY g.family DESC
