-- Rows about the criteria of movements that count, one per plan, unit, criterion and period. Words and measure are the
-- register's; a share ("% hồ sơ") is told from a count by its measure.
CREATE OR REPLACE VIEW period_movements AS
SELECT r.criterion_no, coalesce(m.item_code, r.item_code) AS item_code, coalesce(m.criterion, r.criterion) AS criterion,
       coalesce(m.criterion_measure, r.measure) AS measure, r.launched_on, r.registered_on, r.target, r.actual, r.note,
       c.plan_id, c.period, c.unit_code, s.submission_id, s.file_name AS source_file, h.source_sheet, r.source_row,
       c.submission_no
FROM counting_sheets c
JOIN movements_rows r ON r.submission_no = c.submission_no
JOIN submission_records s ON s.submission_no = c.submission_no
JOIN submission_sheets h ON h.submission_no = c.submission_no AND h.sheet = 'movements'
LEFT JOIN movements m ON m.plan_id = c.plan_id AND m.criterion_no = r.criterion_no
WHERE c.sheet = 'movements';

-- What was known of a unit's criterion at the end of each period: the latest row up to then. That a movement was launched
-- and registered, and with which target, is said once in the year: a later row that leaves it empty takes nothing back.
-- The result is cumulative and is the latest row's own.
CREATE OR REPLACE VIEW shown_movements AS
SELECT p.* EXCLUDE (launched_on, registered_on, target, submission_no),
       last_value(p.launched_on IGNORE NULLS) OVER told AS launched_on,
       last_value(p.registered_on IGNORE NULLS) OVER told AS registered_on,
       last_value(p.target IGNORE NULLS) OVER told AS target,
       o.period AS shown_period
FROM period_movements p
JOIN period_order r ON r.plan_id = p.plan_id AND r.period = p.period
JOIN period_order o ON o.plan_id = p.plan_id AND o.rank >= r.rank
WINDOW told AS (
    PARTITION BY p.plan_id, o.period, p.unit_code, p.criterion_no ORDER BY r.rank, p.submission_no
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
)
QUALIFY row_number() OVER (
    PARTITION BY p.plan_id, o.period, p.unit_code, p.criterion_no ORDER BY r.rank DESC, p.submission_no DESC
) = 1;

-- Across periods: the one that ends last, then the longest; never by load time, never summed.
CREATE OR REPLACE VIEW current_movements AS
SELECT s.criterion_no, s.item_code, s.criterion, s.measure, s.launched_on, s.registered_on, s.target, s.actual, s.note,
       s.plan_id, s.period, s.unit_code, s.submission_id, s.source_file, s.source_sheet, s.source_row
FROM shown_movements s
JOIN period_order o ON o.plan_id = s.plan_id AND o.period = s.shown_period
QUALIFY row_number() OVER (PARTITION BY s.plan_id, s.unit_code, s.criterion_no ORDER BY o.rank DESC) = 1;
