CREATE OR REPLACE VIEW shown_periods AS
SELECT plan_id, period FROM reporting_calendar
UNION
SELECT plan_id, period FROM counting_sheets;

-- The state of item x unit as a period's reports show it, measured at the period's end or at the reference day before it.
-- Not reported is a state of its own, never 0 %; an item that falls due only as needed is never expected.
CREATE OR REPLACE VIEW item_unit_states AS
SELECT s.plan_id, s.period, iu.item_code, iu.unit_code, iu.is_lead, iu.lead_is_all,
       least(o.ends_on, k.day) AS measured_on,
       CASE
           WHEN p.status IN ('completed', 'not_applicable') THEN p.status
           WHEN p.status IS NOT NULL AND i.due_on < least(o.ends_on, k.day) AND i.repeats <> 'as_needed' THEN 'overdue'
           WHEN p.status IS NOT NULL THEN p.status
           WHEN m.item_code IS NOT NULL THEN 'to_mend'
           WHEN i.start_on > least(o.ends_on, k.day) THEN 'not_due'
           WHEN i.repeats = 'as_needed' THEN 'not_arisen'
           ELSE 'not_reported'
       END AS state,
       p.target, p.actual, p.percent_complete, p.completed_on, p.result, p.evidence, p.note, p.submission_id,
       p.source_file, p.source_sheet, p.source_row
FROM shown_periods s
JOIN period_order o ON o.plan_id = s.plan_id AND o.period = s.period
JOIN plan_clock k ON k.plan_id = s.plan_id
JOIN item_units iu ON iu.plan_id = s.plan_id
JOIN plan_items i ON i.plan_id = iu.plan_id AND i.item_code = iu.item_code
LEFT JOIN current_progress p ON p.plan_id = s.plan_id AND p.period = s.period AND p.item_code = iu.item_code
    AND p.unit_code = iu.unit_code
LEFT JOIN (
    SELECT DISTINCT plan_id, period, unit_code, item_code FROM rows_to_mend WHERE sheet = 'progress'
) m ON m.plan_id = s.plan_id AND m.period = s.period AND m.unit_code = iu.unit_code AND m.item_code = iu.item_code;

-- An item's state is its lead's row; the rest is k of n units. Where every unit leads there is only k of n.
CREATE OR REPLACE VIEW item_states AS
SELECT plan_id, period, item_code,
       CASE WHEN bool_or(lead_is_all) THEN 'shared' ELSE coalesce(max(state) FILTER (is_lead), 'not_reported') END AS state,
       max(percent_complete) FILTER (is_lead) AS lead_percent,
       max(actual) FILTER (is_lead) AS lead_actual,
       max(target) FILTER (is_lead) AS lead_target,
       count(*) FILTER (state NOT IN ('not_due', 'not_arisen'))::INTEGER AS units_expected,
       count(*) FILTER (state NOT IN ('not_due', 'not_arisen', 'not_reported'))::INTEGER AS units_reported,
       count(*) FILTER (state = 'completed')::INTEGER AS units_completed
FROM item_unit_states
GROUP BY plan_id, period, item_code;

-- The period in which a difficulty or a nomination first came in, by the order of periods.
CREATE OR REPLACE VIEW first_periods AS
SELECT 'difficulty' AS kind, r.difficulty_id AS id, min(o.rank) AS rank, min(r.received_on) AS received_on
FROM difficulty_sources r
JOIN difficulty_identities d ON d.difficulty_id = r.difficulty_id
JOIN period_order o ON o.plan_id = d.plan_id AND o.period = r.period
GROUP BY r.difficulty_id
UNION ALL
SELECT 'nomination', r.nomination_id, min(o.rank), min(r.received_on)
FROM nomination_sources r
JOIN nomination_identities n ON n.nomination_id = r.nomination_id
JOIN period_order o ON o.plan_id = n.plan_id AND o.period = r.period
GROUP BY r.nomination_id;
