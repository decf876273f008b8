-- The state of an item as a screen shows it: its own for a unit, for the Department (unit_code NULL) the lead's, told by one
-- of its rows: the lead's, or any where all units lead or the lead is none of the plan's units.
CREATE OR REPLACE VIEW shown_items AS
SELECT plan_id, period, scope_unit AS unit_code, item_code,
       CASE WHEN scope_unit IS NOT NULL OR tells THEN state WHEN lead_is_all THEN 'shared' ELSE 'not_reported' END AS state,
       told.percent_complete AS percent_complete, told.actual AS actual, told.target AS target, told.due_on AS due_on,
       told.days_left AS days_left, told.unit_code AS told_by, told.submission_id AS submission_id,
       told.source_row AS source_row
FROM (
    SELECT *, unnest(CASE WHEN is_first THEN [NULL, unit_code] ELSE [unit_code] END) AS scope_unit,
           CASE WHEN scope_unit IS NOT NULL OR tells
                THEN struct_pack(percent_complete := percent_complete, actual := actual, target := target, due_on := due_on,
                                 days_left := days_left, unit_code := unit_code, submission_id := submission_id,
                                 source_row := source_row) END AS told
    FROM (
        SELECT *, is_lead AND NOT lead_is_all AS tells,
               unit_code = first_value(unit_code) OVER (
                   PARTITION BY plan_id, period, item_code ORDER BY is_lead AND NOT lead_is_all DESC, unit_code
               ) AS is_first
        FROM item_unit_states
    )
);
