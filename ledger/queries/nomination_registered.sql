-- For everybody.
-- Registered against achieved, by unit and title: of those registered how many were proposed and awarded, and how many were
-- without having been registered.
SELECT m.unit_code, u.short_name AS unit_name, a.family, m.award_code, a.name AS award_name,
       count(*) FILTER (m.is_registered)::INTEGER AS registered,
       count(*) FILTER (m.is_registered AND m.is_proposed)::INTEGER AS registered_proposed,
       count(*) FILTER (m.is_registered AND m.is_decided)::INTEGER AS registered_decided,
       count(*) FILTER (NOT m.is_registered AND m.is_proposed)::INTEGER AS unregistered_proposed,
       count(*) FILTER (NOT m.is_registered AND m.is_decided)::INTEGER AS unregistered_decided
FROM nomination_marks m
JOIN awards a ON a.award_code = m.award_code
JOIN units u ON u.unit_code = m.unit_code
WHERE m.outside = $outside AND m.plan_id = $plan_id AND m.scope = coalesce($scope, 'own')
  AND m.unit_code = coalesce($only_unit, $unit_code, m.unit_code)
GROUP BY m.unit_code, u.short_name, u.display_order, a.family, m.award_code, a.name, a.display_order
ORDER BY a.family DESC, a.display_order, u.display_order
