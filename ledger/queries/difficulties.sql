-- Difficulties that came in up to a period, with what they wait for; the longest waiting first, the most severe first.
SELECT d.difficulty_no, u.short_name AS unit_name, d.unit_code, d.item_code, d.description, d.cause, d.severity, d.proposal,
       d.addressee, d.raised_on, d.resolve_by, d.status, d.reopened_count, d.direction_no, d.direction, d.directed_by,
       d.directed_on, d.direction_due_on, d.response, d.resolved_on, d.period, p.name AS period_name, d.source_file,
       d.source_sheet, d.source_row, d.submission_id, (k.day - d.counted_from)::INTEGER AS age_days,
       d.status = 'reported' AS waits_for_direction,
       coalesce(d.status = 'directed' AND d.direction_due_on < k.day, FALSE) AS direction_overdue
FROM current_difficulties d
JOIN first_periods f ON f.kind = 'difficulty' AND f.id = d.difficulty_id
JOIN period_order o ON o.plan_id = d.plan_id AND o.period = $period
JOIN period_order p ON p.plan_id = d.plan_id AND p.period = d.period
JOIN plan_clock k ON k.plan_id = d.plan_id
JOIN units u ON u.unit_code = d.unit_code
WHERE d.plan_id = $plan_id AND f.rank <= o.rank AND ($only_unit IS NULL OR d.unit_code = $only_unit)
  AND ($unit_code IS NULL OR d.unit_code = $unit_code)
ORDER BY waits_for_direction DESC, list_position(['urgent', 'high', 'medium', 'low'], d.severity) NULLS LAST, age_days DESC,
         d.difficulty_no
