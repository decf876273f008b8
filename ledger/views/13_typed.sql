-- Every row of every file as it was typed, whether it was taken or refused; held is what the ledger made of it. A sheet
-- that is declared must stand here: a test walks the declarations.
CREATE OR REPLACE VIEW typed_rows AS
SELECT s.plan_id, s.unit_code, s.submission_no, s.submission_id, r.sheet, h.source_sheet, r.source_row, r.typed, r.held,
       r.held IS NULL AS is_refused
FROM (
    SELECT submission_no, 'progress' AS sheet, source_row, typed, to_json(t)::VARCHAR AS held FROM progress_rows t
    UNION ALL
    SELECT submission_no, 'movements', source_row, typed, to_json(t)::VARCHAR FROM movements_rows t
    UNION ALL
    SELECT submission_no, 'difficulties', source_row, typed, to_json(t)::VARCHAR FROM difficulties_rows t
    UNION ALL
    SELECT submission_no, 'directions', source_row, typed, to_json(t)::VARCHAR FROM directions_rows t
    UNION ALL
    SELECT submission_no, 'nominations', source_row, typed, to_json(t)::VARCHAR FROM nominations_rows t
    UNION ALL
    SELECT submission_no, 'roster', source_row, typed, to_json(t)::VARCHAR FROM roster_rows t
    UNION ALL
    SELECT submission_no, 'award_history', source_row, typed, to_json(t)::VARCHAR FROM award_history_rows t
    UNION ALL
    SELECT submission_no, sheet, source_row, typed, NULL FROM refused_rows
) r
JOIN recorded_submissions s ON s.submission_no = r.submission_no
JOIN submission_sheets h ON h.submission_no = r.submission_no AND h.sheet = r.sheet;

-- Rows of a file whose unit nobody knows: they stand in the submission of another and are not that unit's to read.
CREATE OR REPLACE VIEW rows_of_nobody AS
SELECT DISTINCT submission_no, sheet AS source_sheet, TRY_CAST(regexp_extract(cell, '[0-9]+$') AS INTEGER) AS source_row
FROM finding_records
WHERE code = 'unknown_row_unit';
