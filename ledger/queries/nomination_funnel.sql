-- For everybody.
-- Registered, proposed, submitted, awarded: of each family, of each award and of each unit in it (level tells which). How
-- many reached each, and never one family with the other; a nomination is not an award.
SELECT CASE WHEN grouping(m.award_code) = 0 THEN 'award' WHEN grouping(m.unit_code) = 0 THEN 'unit' ELSE 'family' END AS level,
       a.family, m.award_code, a.name AS award_name, m.unit_code, u.short_name AS unit_name,
       count(*)::INTEGER AS nominations,
       count(*) FILTER (m.is_registered)::INTEGER AS registered, count(*) FILTER (m.is_proposed)::INTEGER AS proposed,
       count(*) FILTER (m.is_submitted)::INTEGER AS submitted, count(*) FILTER (m.is_decided)::INTEGER AS decided
FROM nomination_marks m
JOIN awards a ON a.award_code = m.award_code
JOIN units u ON u.unit_code = m.unit_code
WHERE m.outside = $outside AND m.plan_id = $plan_id AND m.scope = coalesce($scope, 'own')
  AND m.unit_code = coalesce($only_unit, $unit_code, m.unit_code)
GROUP BY GROUPING SETS (
    (a.family), (a.family, m.award_code, a.name, a.display_order), (a.family, m.unit_code, u.short_name, u.display_order)
)
ORDER BY a.family DESC, level = 'family' DESC, level, a.display_order, u.display_order
