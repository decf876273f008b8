-- Registered, proposed, submitted, awarded: a nomination is not an award. One row a family, also where it has none.
SELECT g.family, count(s.state)::INTEGER AS total,
       count(s.state) FILTER (s.state = 'registered')::INTEGER AS registered,
       count(s.state) FILTER (s.state IN ('submitted', 'decided', 'declined', 'revoked'))::INTEGER AS submitted_or_decided,
       count(s.state) FILTER (s.state = 'decided')::INTEGER AS decided,
       count(s.state) FILTER (s.state = 'returned')::INTEGER AS returned,
       count(s.state) FILTER (s.nominee_kind = 'individual')::INTEGER AS individuals,
       count(s.state) FILTER (s.nominee_kind = 'collective')::INTEGER AS collectives
FROM (VALUES ('title'), ('form')) g(family)
LEFT JOIN (
    SELECT a.family, n.state, n.nominee_kind
    FROM current_nominations n
    JOIN first_periods f ON f.kind = 'nomination' AND f.id = n.nomination_id
    JOIN period_order o ON o.plan_id = n.plan_id AND o.period = $period
    JOIN awards a ON a.award_code = n.award_code
    WHERE n.plan_id = $plan_id AND f.rank <= o.rank AND n.scope = 'own'
      AND n.unit_code = coalesce($only_unit, $unit_code, n.unit_code)
) s ON s.family = g.family
GROUP BY g.family
ORDER BY g.family DESC
