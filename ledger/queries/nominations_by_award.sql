SELECT a.family, a.short_name AS award_name, a.display_order, n.state, count(*)::INTEGER AS n
FROM current_nominations n
JOIN first_periods f ON f.kind = 'nomination' AND f.id = n.nomination_id
JOIN period_order o ON o.plan_id = n.plan_id AND o.period = $period
JOIN awards a ON a.award_code = n.award_code
WHERE n.plan_id = $plan_id AND f.rank <= o.rank AND n.scope = 'own' AND a.family = $family
  AND n.unit_code = coalesce($only_unit, $unit_code, n.unit_code)
GROUP BY ALL
ORDER BY a.display_order, n.state
