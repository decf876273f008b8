-- Where everything of a plan stands at the reference day, for comparing two days. due_on is the deadline that counts in the
-- present state; changed_on the day that state came about, where it is known; k of n units where all of them share an item.
SELECT kind, key, number, unit_code, unit_name, unit_order, subject, award, state, k, n, due_on, changed_on, submission_id,
       sheet, source_row
FROM (
    SELECT 1 AS kind_order, 'item' AS kind, s.item_code AS key, s.item_code AS number, s.unit_code,
           u.short_name AS unit_name, s.display_order AS unit_order, i.title AS subject, NULL AS award, s.state,
           CASE WHEN s.state = 'shared' THEN s.units_completed END AS k, CASE WHEN s.state = 'shared' THEN s.units END AS n,
           CASE WHEN s.state <> 'shared' OR s.units_completed < s.units THEN s.due_on END AS due_on,
           r.received_on AS changed_on, s.submission_id, 'progress' AS sheet, s.source_row
    FROM latest_item_states s
    JOIN plan_items i ON i.plan_id = s.plan_id AND i.item_code = s.item_code
    LEFT JOIN units u ON u.unit_code = coalesce(s.unit_code, i.lead_unit)
    LEFT JOIN submission_records r ON r.submission_id = s.submission_id
    WHERE s.plan_id = $plan_id AND s.unit_code IS NOT DISTINCT FROM coalesce($only_unit, $unit_code)
    UNION ALL
    SELECT 2, 'difficulty', d.difficulty_id, d.difficulty_no, d.unit_code, u.short_name, u.display_order, d.description, NULL,
           d.status, NULL, NULL,
           CASE d.status WHEN 'directed' THEN d.direction_due_on WHEN 'reported' THEN d.resolve_by END,
           coalesce(t.state_since, d.counted_from), d.submission_id, 'difficulties', d.source_row
    FROM current_difficulties d
    JOIN units u ON u.unit_code = d.unit_code
    LEFT JOIN difficulty_states t ON t.difficulty_id = d.difficulty_id
    WHERE d.plan_id = $plan_id AND d.unit_code = coalesce($only_unit, $unit_code, d.unit_code)
    UNION ALL
    SELECT 3, 'nomination', n.nomination_id, n.nomination_no, n.unit_code, u.short_name, u.display_order,
           n.nominee_name || ' – ' || a.name, a.name, CASE WHEN $outside THEN n.told_state ELSE n.state END, NULL, NULL,
           NULL, CASE WHEN $outside THEN n.told_since ELSE n.state_since END, n.submission_id, 'nominations',
           n.source_row
    FROM current_nominations n
    JOIN awards a ON a.award_code = n.award_code
    JOIN units u ON u.unit_code = n.unit_code
    WHERE n.plan_id = $plan_id AND n.scope = 'own' AND n.unit_code = coalesce($only_unit, $unit_code, n.unit_code)
    UNION ALL
    SELECT 4, 'report', r.period || '/' || r.unit_code, NULL, r.unit_code, u.short_name, u.display_order, p.name, NULL, r.state,
           NULL, NULL, r.due_on, r.received_on, NULL, NULL, NULL
    FROM reporting r
    JOIN plan_units u ON u.plan_id = r.plan_id AND u.unit_code = r.unit_code
    JOIN period_order p ON p.plan_id = r.plan_id AND p.period = r.period
    WHERE r.plan_id = $plan_id AND r.unit_code = coalesce($only_unit, $unit_code, r.unit_code)
)
ORDER BY kind_order, unit_order, number, due_on, key
