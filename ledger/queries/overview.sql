-- One row: what leadership reads first. Every share is kept as its two numbers.
WITH items AS (
    SELECT state FROM shown_items
    WHERE plan_id = $plan_id AND period = $period AND unit_code IS NOT DISTINCT FROM coalesce($only_unit, $unit_code)
),
reports AS (
    SELECT state FROM reporting
    WHERE plan_id = $plan_id AND period = $period AND unit_code = coalesce($only_unit, $unit_code, unit_code)
),
difficulties AS (
    SELECT is_open, waits_for_direction, direction_overdue FROM shown_difficulties
    WHERE plan_id = $plan_id AND shown_period = $period AND unit_code = coalesce($only_unit, $unit_code, unit_code)
),
nominations AS (
    SELECT family, state FROM shown_nominations
    WHERE plan_id = $plan_id AND shown_period = $period AND unit_code = coalesce($only_unit, $unit_code, unit_code)
)
SELECT (SELECT count(*) FROM items)::INTEGER AS items,
       (SELECT count(*) FROM items WHERE state = 'completed')::INTEGER AS items_completed,
       (SELECT count(*) FROM items WHERE state = 'overdue')::INTEGER AS items_overdue,
       (SELECT count(*) FROM items WHERE state = 'not_reported')::INTEGER AS items_not_reported,
       (SELECT count(*) FROM reports)::INTEGER AS reports_expected,
       (SELECT count(*) FROM reports WHERE state IN ('on_time', 'late'))::INTEGER AS reports_received,
       (SELECT count(*) FROM reports WHERE state = 'late')::INTEGER AS reports_late,
       (SELECT count(*) FROM reports WHERE state = 'missing')::INTEGER AS reports_missing,
       (SELECT count(*) FROM difficulties)::INTEGER AS difficulties,
       (SELECT count(*) FROM difficulties WHERE is_open)::INTEGER AS difficulties_open,
       (SELECT count(*) FROM difficulties WHERE waits_for_direction)::INTEGER AS difficulties_waiting,
       (SELECT count(*) FROM difficulties WHERE direction_overdue)::INTEGER AS directions_overdue,
       (SELECT count(*) FROM nominations WHERE family = 'title')::INTEGER AS titles,
       (SELECT count(*) FROM nominations WHERE family = 'title' AND state = 'decided')::INTEGER AS titles_decided,
       (SELECT count(*) FROM nominations WHERE family = 'form')::INTEGER AS forms,
       (SELECT count(*) FROM nominations WHERE family = 'form' AND state = 'decided')::INTEGER AS forms_decided
