-- Who owes what, from the calendar and the register of units: a late unit is one without a row elsewhere. A unit owes one
-- report a period, however often the calendar names it.
CREATE OR REPLACE VIEW expected_reports AS
SELECT c.plan_id, c.period, u.unit_code, min(c.due_on) AS due_on,
       string_agg(DISTINCT c.sheets, ' ' ORDER BY c.sheets) AS sheets
FROM reporting_calendar c
JOIN plan_units u ON u.plan_id = c.plan_id
WHERE list_has_any(string_split(replace(c.units, ' ', ''), ';'), ['ALL', u.unit_code])
GROUP BY c.plan_id, c.period, u.unit_code;

-- Progress is the report's core: where the calendar asks for it, a file without any is not yet a report, however many
-- rows its template had printed.
CREATE OR REPLACE VIEW received_reports AS
SELECT s.plan_id, s.period, s.unit_code, min(s.received_on) AS received_on
FROM alive_submissions s
JOIN submission_sheets h ON h.submission_no = s.submission_no
LEFT JOIN reporting_calendar c ON c.plan_id = s.plan_id AND c.period = s.period
WHERE (h.rows_accepted > 0 OR h.is_nil)
  AND (h.sheet = 'progress' OR NOT coalesce(list_contains(string_split(c.sheets, ' '), 'progress'), FALSE))
GROUP BY s.plan_id, s.period, s.unit_code;

CREATE OR REPLACE VIEW reporting AS
SELECT e.plan_id, e.period, e.unit_code, e.due_on, r.received_on,
       CASE
           WHEN r.received_on <= e.due_on THEN 'on_time'
           WHEN r.received_on > e.due_on THEN 'late'
           WHEN k.day <= e.due_on THEN 'expected'
           ELSE 'missing'
       END AS state,
       CASE
           WHEN c.submission_no IS NULL THEN 'silent'
           WHEN h.is_nil THEN 'nil'
           ELSE 'some'
       END AS difficulties
FROM expected_reports e
JOIN plan_clock k ON k.plan_id = e.plan_id
LEFT JOIN received_reports r ON r.plan_id = e.plan_id AND r.period = e.period AND r.unit_code = e.unit_code
LEFT JOIN counting_sheets c ON c.plan_id = e.plan_id AND c.period = e.period AND c.unit_code = e.unit_code
    AND c.sheet = 'difficulties'
LEFT JOIN submission_sheets h ON h.submission_no = c.submission_no AND h.sheet = 'difficulties';
