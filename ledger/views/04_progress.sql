-- The rows that count: one per plan, unit, item and period, as the unit told them.
CREATE OR REPLACE VIEW counting_progress AS
SELECT r.* EXCLUDE (submission_no), c.plan_id, c.period, c.unit_code, c.submission_no
FROM counting_sheets c
JOIN progress_rows r ON r.submission_no = c.submission_no
WHERE c.sheet = 'progress';

-- The same with their source; title, measure and deadline are the plan's, whatever was typed. DuckDB thinks far too few
-- submissions count and would hash the rows for every join: so all that a submission tells is laid beside it first, and the
-- plan's items are grouped. That takes a fifth of the time.
CREATE OR REPLACE VIEW current_progress AS
SELECT r.item_code, coalesce(i.title, r.item_title) AS item_title, coalesce(i.measure, r.measure) AS measure, r.target,
       r.actual, r.percent_complete, r.status, coalesce(i.due_on, r.due_on) AS due_on, r.completed_on, r.result,
       r.evidence, r.note, c.plan_id, c.period, c.unit_code, c.submission_id, c.file_name AS source_file, c.source_sheet,
       r.source_row,
       coalesce(i.due_on < i.day AND i.repeats <> 'as_needed' AND r.status NOT IN ('completed', 'not_applicable'), FALSE)
           AS is_overdue,
       c.submission_no
FROM (
    SELECT n.plan_id, n.period, n.unit_code, n.submission_no, s.submission_id, s.file_name, h.source_sheet
    FROM counting_sheets n
    LEFT JOIN submission_records s ON s.submission_no = n.submission_no
    LEFT JOIN submission_sheets h ON h.submission_no = n.submission_no AND h.sheet = 'progress'
    WHERE n.sheet = 'progress'
) c
JOIN progress_rows r ON r.submission_no = c.submission_no
LEFT JOIN (
    SELECT p.plan_id, p.item_code, any_value(p.title) AS title, any_value(p.measure) AS measure, any_value(p.due_on) AS due_on,
           any_value(p.repeats) AS repeats, any_value(k.day) AS day
    FROM plan_items p
    JOIN plan_clock k ON k.plan_id = p.plan_id
    GROUP BY p.plan_id, p.item_code
) i ON i.plan_id = c.plan_id AND i.item_code = r.item_code;

-- Across periods: the one that ends last, then the longest, then the newest submission; never by load time, never summed.
CREATE OR REPLACE VIEW latest_progress AS
SELECT p.* EXCLUDE (submission_no)
FROM current_progress p
JOIN period_order o ON o.plan_id = p.plan_id AND o.period = p.period
QUALIFY row_number() OVER (
    PARTITION BY p.plan_id, p.unit_code, p.item_code ORDER BY o.rank DESC, p.submission_no DESC
) = 1;

-- Rows refused in the submission that counts: they wait for mending and hide no older value.
CREATE OR REPLACE VIEW rows_to_mend AS
SELECT c.plan_id, c.period, c.unit_code, c.sheet, r.item_code, r.source_row, r.typed, s.submission_id,
       s.file_name AS source_file, h.source_sheet
FROM counting_sheets c
JOIN refused_rows r ON r.submission_no = c.submission_no AND r.sheet = c.sheet
JOIN submission_records s ON s.submission_no = c.submission_no
JOIN submission_sheets h ON h.submission_no = c.submission_no AND h.sheet = c.sheet;
