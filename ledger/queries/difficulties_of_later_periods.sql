-- Open difficulties that first came in with a period after the one shown, and so don't stand on the screen.
SELECT p.name AS period_name, count(*)::INTEGER AS difficulties
FROM first_periods f
JOIN current_difficulties d ON d.difficulty_id = f.id
JOIN period_order p ON p.plan_id = d.plan_id AND p.rank = f.rank
JOIN period_order s ON s.plan_id = d.plan_id AND s.period = $period
WHERE f.kind = 'difficulty' AND d.plan_id = $plan_id AND d.status <> 'resolved' AND f.rank > s.rank
  AND d.unit_code = coalesce($only_unit, $unit_code, d.unit_code)
GROUP BY p.name, p.rank
ORDER BY p.rank
