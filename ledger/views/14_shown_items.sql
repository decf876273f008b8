-- The state of an item as a screen shows it: the lead's for the Department (unit_code NULL), its own for a unit.
CREATE OR REPLACE VIEW shown_items AS
WITH states AS MATERIALIZED (
    SELECT plan_id, period, unit_code, item_code, is_lead, lead_is_all, state, percent_complete, actual, target, due_on,
           days_left, submission_id, source_row
    FROM item_unit_states
)
SELECT plan_id, period, NULL AS unit_code, item_code,
       CASE WHEN bool_or(lead_is_all) THEN 'shared' ELSE coalesce(max(told.state), 'not_reported') END AS state,
       max(told.percent_complete) AS percent_complete, max(told.actual) AS actual, max(told.target) AS target,
       max(told.due_on) AS due_on, max(told.days_left) AS days_left, max(told.unit_code) AS told_by,
       max(told.submission_id) AS submission_id, max(told.source_row) AS source_row
FROM (SELECT *, CASE WHEN is_lead AND NOT lead_is_all THEN states END AS told FROM states)
GROUP BY plan_id, period, item_code
UNION ALL
SELECT plan_id, period, unit_code, item_code, state, percent_complete, actual, target, due_on, days_left, unit_code,
       submission_id, source_row
FROM states;
