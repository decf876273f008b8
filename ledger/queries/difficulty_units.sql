-- Who has spoken of difficulties in the period and who hasn't: what was said, what of it is open, what the unit must act on.
SELECT u.unit_code, u.short_name AS unit_name, coalesce(r.difficulties, 'silent') AS difficulties, r.received_on,
       coalesce(t.told, 0)::INTEGER AS told_in_period, coalesce(d.all_open, 0)::INTEGER AS all_open,
       coalesce(d.waiting, 0)::INTEGER AS waiting, coalesce(a.directions_open, 0)::INTEGER AS directions_open,
       coalesce(a.directions_overdue, 0)::INTEGER AS directions_overdue
FROM plan_units u
JOIN reporting r ON r.plan_id = u.plan_id AND r.unit_code = u.unit_code AND r.period = $period
LEFT JOIN (
    SELECT i.unit_code, count(DISTINCT r.difficulty_id) AS told
    FROM difficulty_sources r
    JOIN difficulty_identities i ON i.difficulty_id = r.difficulty_id
    JOIN alive_submissions s ON s.submission_no = r.submission_no
    WHERE i.plan_id = $plan_id AND r.period = $period
    GROUP BY i.unit_code
) t ON t.unit_code = u.unit_code
LEFT JOIN (
    SELECT unit_code, count(*) FILTER (is_open) AS all_open,
           count(*) FILTER (waits_for_direction) AS waiting
    FROM shown_difficulties
    WHERE plan_id = $plan_id AND shown_period = $period
    GROUP BY unit_code
) d ON d.unit_code = u.unit_code
LEFT JOIN (
    SELECT unit_code, count(*) FILTER (is_open) AS directions_open, count(*) FILTER (is_overdue) AS directions_overdue
    FROM shown_directions
    WHERE plan_id = $plan_id AND shown_period = $period
    GROUP BY unit_code
) a ON a.unit_code = u.unit_code
WHERE u.plan_id = $plan_id AND u.unit_code = coalesce($only_unit, $unit_code, u.unit_code)
ORDER BY u.display_order
