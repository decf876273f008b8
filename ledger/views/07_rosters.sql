-- Whole sheets of the unit's latest period that has one.
CREATE OR REPLACE VIEW latest_whole_sheets AS
SELECT c.plan_id, c.unit_code, c.period, c.sheet, c.submission_no
FROM counting_sheets c
JOIN period_order o ON o.plan_id = c.plan_id AND o.period = c.period
WHERE c.sheet IN ('roster', 'award_history')
QUALIFY row_number() OVER (
    PARTITION BY c.plan_id, c.unit_code, c.sheet ORDER BY o.rank DESC, c.submission_no DESC
) = 1;

CREATE OR REPLACE VIEW current_roster AS
SELECT r.* EXCLUDE (submission_no, typed), c.plan_id, c.period, c.unit_code, s.submission_id,
       s.file_name AS source_file, h.source_sheet
FROM latest_whole_sheets c
JOIN roster_rows r ON r.submission_no = c.submission_no
JOIN submission_records s ON s.submission_no = c.submission_no
JOIN submission_sheets h ON h.submission_no = c.submission_no AND h.sheet = c.sheet
WHERE c.sheet = 'roster';

CREATE OR REPLACE VIEW current_award_history AS
SELECT r.* EXCLUDE (submission_no, typed), c.plan_id, c.period, c.unit_code, s.submission_id,
       s.file_name AS source_file, h.source_sheet
FROM latest_whole_sheets c
JOIN award_history_rows r ON r.submission_no = c.submission_no
JOIN submission_records s ON s.submission_no = c.submission_no
JOIN submission_sheets h ON h.submission_no = c.submission_no AND h.sheet = c.sheet
WHERE c.sheet = 'award_history';
