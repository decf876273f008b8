-- Who is nominated for what, as a list, a submission and an import file name them: the two families apart, awards in the
-- catalogue's order, individuals before collectives, units in protocol order. $awards and $states are codes set apart by
-- ";"; without a period everything of the plan, without a scope the Department's own. Nothing that only the deciding may
-- read: no reason, no discipline, no note; to a unit, what isn't announced stands where it stood before.
SELECT s.nomination_no, s.family, s.award_code, s.award_name, s.award_short_name, s.decided_by, s.nominee_kind, s.honorific,
       s.nominee_name, s.birth_year, s.position, s.unit_code, u.name AS unit_full_name, s.unit_order, s.work_grade, s.initiative,
       s.initiative_decision, s.achievement, s.is_inside,
       CASE WHEN NOT $outside OR s.is_announced THEN k.held_on END AS council_on
FROM scoped_nominations s
JOIN units u ON u.unit_code = s.unit_code
LEFT JOIN nomination_councils k ON k.nomination_id = s.nomination_id AND k.council = 'department'
WHERE s.plan_id = $plan_id AND s.scope = coalesce($scope, 'own')
  AND s.shown_period = coalesce($period, (SELECT arg_max(o.period, o.rank) FROM period_order o WHERE o.plan_id = $plan_id))
  AND s.unit_code = coalesce($only_unit, $unit_code, s.unit_code)
  AND ($awards IS NULL OR list_contains(string_split($awards, ';'), s.award_code))
  AND list_contains(string_split($states, ';'), CASE WHEN $outside THEN s.told_state ELSE s.state END)
ORDER BY s.family DESC, s.award_order, s.nominee_kind DESC, s.unit_order, s.nomination_no
