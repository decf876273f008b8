-- For everybody.
-- The plan's groupings, each with how many of a family stand in it and how far they came; they are never added up.
SELECT g.grouping, g.name, count(m.nomination_id)::INTEGER AS nominations,
       count(*) FILTER (m.is_registered)::INTEGER AS registered, count(*) FILTER (m.is_proposed)::INTEGER AS proposed,
       count(*) FILTER (m.is_submitted)::INTEGER AS submitted, count(*) FILTER (m.is_decided)::INTEGER AS decided
FROM groupings g
LEFT JOIN (
    SELECT k.nomination_id, k.grouping, s.plan_id, s.is_registered, s.is_proposed, s.is_submitted, s.is_decided
    FROM nomination_groupings k
    JOIN nomination_marks s ON s.nomination_id = k.nomination_id AND s.outside = $outside
        AND s.scope = 'own' AND s.unit_code = coalesce($only_unit, $unit_code, s.unit_code)
    JOIN awards a ON a.award_code = s.award_code AND a.family = $family
) m ON m.grouping = g.grouping AND m.plan_id = g.plan_id
WHERE g.plan_id = $plan_id
GROUP BY g.grouping, g.name, g.display_order
ORDER BY g.display_order
