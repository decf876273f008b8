-- One row: what leadership reads first. Every share is kept as its two numbers.
WITH shown_items AS (
    SELECT item_code, state FROM item_states
    WHERE plan_id = $plan_id AND period = $period AND coalesce($only_unit, $unit_code) IS NULL
    UNION ALL
    SELECT item_code, state FROM item_unit_states
    WHERE plan_id = $plan_id AND period = $period AND unit_code = coalesce($only_unit, $unit_code)
),
shown_reports AS (
    SELECT state, difficulties FROM reporting
    WHERE plan_id = $plan_id AND period = $period AND unit_code = coalesce($only_unit, $unit_code, unit_code)
),
shown_difficulties AS (
    SELECT d.status, d.direction_due_on, k.day
    FROM current_difficulties d
    JOIN first_periods f ON f.kind = 'difficulty' AND f.id = d.difficulty_id
    JOIN period_order o ON o.plan_id = d.plan_id AND o.period = $period
    JOIN plan_clock k ON k.plan_id = d.plan_id
    WHERE d.plan_id = $plan_id AND f.rank <= o.rank AND d.unit_code = coalesce($only_unit, $unit_code, d.unit_code)
),
shown_nominations AS (
    SELECT a.family, n.state
    FROM current_nominations n
    JOIN first_periods f ON f.kind = 'nomination' AND f.id = n.nomination_id
    JOIN period_order o ON o.plan_id = n.plan_id AND o.period = $period
    JOIN awards a ON a.award_code = n.award_code
    WHERE n.plan_id = $plan_id AND f.rank <= o.rank AND n.scope = 'own'
      AND n.unit_code = coalesce($only_unit, $unit_code, n.unit_code)
)
SELECT (SELECT count(*) FROM shown_items)::INTEGER AS items,
       (SELECT count(*) FROM shown_items WHERE state = 'completed')::INTEGER AS items_completed,
       (SELECT count(*) FROM shown_items WHERE state = 'overdue')::INTEGER AS items_overdue,
       (SELECT count(*) FROM shown_items WHERE state = 'not_reported')::INTEGER AS items_not_reported,
       (SELECT count(*) FROM shown_reports)::INTEGER AS reports_expected,
       (SELECT count(*) FROM shown_reports WHERE state IN ('on_time', 'late'))::INTEGER AS reports_received,
       (SELECT count(*) FROM shown_reports WHERE state = 'late')::INTEGER AS reports_late,
       (SELECT count(*) FROM shown_reports WHERE state = 'missing')::INTEGER AS reports_missing,
       (SELECT count(*) FROM shown_difficulties)::INTEGER AS difficulties,
       (SELECT count(*) FROM shown_difficulties WHERE status <> 'resolved')::INTEGER AS difficulties_open,
       (SELECT count(*) FROM shown_difficulties WHERE status = 'reported')::INTEGER AS difficulties_waiting,
       (SELECT count(*) FROM shown_difficulties WHERE status = 'directed' AND direction_due_on < day)::INTEGER
           AS directions_overdue,
       (SELECT count(*) FROM shown_nominations WHERE family = 'title')::INTEGER AS titles,
       (SELECT count(*) FROM shown_nominations WHERE family = 'title' AND state = 'decided')::INTEGER AS titles_decided,
       (SELECT count(*) FROM shown_nominations WHERE family = 'form')::INTEGER AS forms,
       (SELECT count(*) FROM shown_nominations WHERE family = 'form' AND state = 'decided')::INTEGER AS forms_decided
