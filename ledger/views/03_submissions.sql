CREATE OR REPLACE VIEW recorded_submissions AS
SELECT s.*,
       s.submission_no NOT IN (
           SELECT w.submission_no FROM withdrawals w, horizon WHERE w.recorded_at < recorded_before
       ) AS is_alive
FROM submission_records s, horizon
WHERE s.recorded_at < recorded_before;

CREATE OR REPLACE VIEW alive_submissions AS
SELECT * EXCLUDE (is_alive) FROM recorded_submissions WHERE is_alive;

-- What counts is decided per submission, a small set; rows follow by joining on it. A final report wins over an estimate.
CREATE OR REPLACE VIEW counting_sheets AS
SELECT s.plan_id, s.unit_code, s.period, h.sheet,
       coalesce(max(s.submission_no) FILTER (NOT s.is_estimate), max(s.submission_no)) AS submission_no
FROM alive_submissions s
JOIN submission_sheets h ON h.submission_no = s.submission_no
WHERE h.rows_accepted > 0 OR h.is_nil
GROUP BY s.plan_id, s.unit_code, s.period, h.sheet;

CREATE OR REPLACE VIEW submissions AS
SELECT s.submission_id, s.file_name, s.sha256, s.plan_id, s.unit_code, s.period, s.version,
       CASE
           WHEN a.submission_no IS NULL THEN 'withdrawn'
           WHEN s.verdict = 'refused' THEN 'refused'
           WHEN c.submission_no IS NULL THEN 'replaced'
           ELSE s.verdict
       END AS status,
       s.submitted_by, s.received_on, s.recorded_at, s.submission_no, s.file_size, s.is_estimate
FROM submission_records s
CROSS JOIN horizon
LEFT JOIN alive_submissions a ON a.submission_no = s.submission_no
LEFT JOIN (SELECT DISTINCT submission_no FROM counting_sheets) c ON c.submission_no = s.submission_no
WHERE s.recorded_at < recorded_before;

CREATE OR REPLACE VIEW findings AS
SELECT s.submission_id, f.severity, f.code, f.sheet, f.cell, f.field, f.value, f.message, f.words, f.finding_no
FROM finding_records f
JOIN submission_records s ON s.submission_no = f.submission_no
CROSS JOIN horizon
WHERE s.recorded_at < recorded_before;

CREATE OR REPLACE VIEW nil_reports AS
SELECT c.plan_id, c.period, c.unit_code, c.sheet
FROM counting_sheets c
JOIN submission_sheets h ON h.submission_no = c.submission_no AND h.sheet = c.sheet
WHERE h.is_nil;

-- Periods of the ledger, with the order in which one is later than another: the day they end on, then the longer.
CREATE OR REPLACE VIEW period_order AS
SELECT plan_id, period, name, starts_on, ends_on, months, ends_on::VARCHAR || '/' || lpad(months::VARCHAR, 2, '0') AS rank
FROM periods;

-- Periods for which a unit of the Department handed in something; other agencies report nothing.
CREATE OR REPLACE VIEW reported_periods AS
SELECT DISTINCT c.plan_id, c.period
FROM counting_sheets c
JOIN plan_units u ON u.plan_id = c.plan_id AND u.unit_code = c.unit_code;

-- Periods a screen can speak of: those somebody owes a report for, and those somebody reported for; of a plan that has
-- neither yet, all of them.
CREATE OR REPLACE VIEW shown_periods AS
SELECT plan_id, period FROM reporting_calendar
UNION
SELECT plan_id, period FROM reported_periods
UNION
SELECT plan_id, period FROM periods
WHERE plan_id NOT IN (SELECT plan_id FROM reporting_calendar) AND plan_id NOT IN (SELECT plan_id FROM reported_periods);
