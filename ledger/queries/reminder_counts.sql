-- How much each unit owes of each kind, those who owe nothing too; measured_on is the day the figures are of.
SELECT u.unit_code, u.short_name AS unit_name, u.name AS unit_full_name, k.day AS measured_on,
       count(*) FILTER (d.kind = 'report_missing')::INTEGER AS report_missing,
       count(*) FILTER (d.kind = 'row_to_mend')::INTEGER AS row_to_mend,
       coalesce(sum(len(string_split(d.detail, ';'))) FILTER (d.kind = 'cells_empty'), 0)::INTEGER AS cells_empty,
       count(*) FILTER (d.kind = 'item_overdue')::INTEGER AS item_overdue,
       count(*) FILTER (d.kind = 'direction_overdue')::INTEGER AS direction_overdue,
       count(*) FILTER (d.kind = 'direction_unanswered')::INTEGER AS direction_unanswered,
       count(*) FILTER (d.kind = 'nomination_returned')::INTEGER AS nomination_returned,
       count(d.kind)::INTEGER AS lines
FROM plan_units u
JOIN plan_clock k ON k.plan_id = u.plan_id
LEFT JOIN unit_debts d ON d.plan_id = u.plan_id AND d.unit_code = u.unit_code AND coalesce(d.period, $period) = $period
WHERE u.plan_id = $plan_id AND u.unit_code = coalesce($only_unit, $unit_code, u.unit_code)
GROUP BY u.unit_code, u.short_name, u.name, u.display_order, k.day
ORDER BY u.display_order
