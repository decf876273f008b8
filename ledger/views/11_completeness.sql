-- An account says something when, without marks and punctuation, more is left than a dash, a tick or "không có".
CREATE OR REPLACE VIEW progress_accounts AS
SELECT p.*,
       list_transform(
           [p.result, p.evidence, p.note],
           lambda said: NOT regexp_full_match(
               trim(regexp_replace(replace(strip_accents(lower(coalesce(said, ''))), 'đ', 'd'), '[^a-z0-9]+', ' ', 'g')),
               '0*|x+|v|nt|co|(khong|ko|k|chua)( (co|gi|gap|phat|sinh|noi|dung|ket|qua|kho|khan|vuong|mac|de|nghi|kien'
               || '|xuat|y|i|tap|the|ca|nhan))*'
           )
       ) AS usable
FROM current_progress p;

-- Who owes rows of progress in a period: the units the calendar asks, and whoever sent some unasked.
CREATE OR REPLACE VIEW progress_owed AS
SELECT s.plan_id, s.period, u.unit_code, c.submission_no
FROM shown_periods s
JOIN plan_units u ON u.plan_id = s.plan_id
LEFT JOIN expected_reports e ON e.plan_id = s.plan_id AND e.period = s.period AND e.unit_code = u.unit_code
    AND list_contains(string_split(e.sheets, ' '), 'progress')
LEFT JOIN counting_sheets c ON c.plan_id = s.plan_id AND c.period = s.period AND c.unit_code = u.unit_code
    AND c.sheet = 'progress'
WHERE e.unit_code IS NOT NULL OR c.submission_no IS NOT NULL;

-- What each unit is expected to write about each item that has begun; as needed only where something was reported.
CREATE OR REPLACE VIEW expected_rows AS
SELECT w.plan_id, w.period, w.unit_code, i.item_code, p.status, p.percent_complete, p.actual,
       coalesce(p.usable[1], FALSE) AS result_is_usable, coalesce(p.usable[2], FALSE) AS evidence_is_usable,
       coalesce(p.usable[3], FALSE) AS note_is_usable,
       CASE WHEN p.item_code IS NOT NULL THEN 'accepted' WHEN m.item_code IS NOT NULL THEN 'refused' ELSE 'missing' END
           AS row_is,
       s.submission_id, h.source_sheet, coalesce(p.source_row, m.source_row) AS source_row
FROM progress_owed w
JOIN period_order o ON o.plan_id = w.plan_id AND o.period = w.period
JOIN item_units iu ON iu.plan_id = w.plan_id AND iu.unit_code = w.unit_code
JOIN plan_items i ON i.plan_id = iu.plan_id AND i.item_code = iu.item_code
LEFT JOIN progress_accounts p ON p.plan_id = w.plan_id AND p.period = w.period AND p.unit_code = w.unit_code
    AND p.item_code = i.item_code
LEFT JOIN (
    SELECT plan_id, period, unit_code, item_code, min(source_row) AS source_row
    FROM rows_to_mend
    WHERE sheet = 'progress'
    GROUP BY plan_id, period, unit_code, item_code
) m ON m.plan_id = w.plan_id AND m.period = w.period AND m.unit_code = w.unit_code AND m.item_code = i.item_code
LEFT JOIN submission_records s ON s.submission_no = w.submission_no
LEFT JOIN submission_sheets h ON h.submission_no = w.submission_no AND h.sheet = 'progress'
WHERE (i.start_on IS NULL OR i.start_on <= o.ends_on)
  AND (i.repeats <> 'as_needed' OR p.item_code IS NOT NULL OR m.item_code IS NOT NULL);

-- One row per cell that must say something. What isn't done owes no figure, and its reason may stand in the note.
CREATE OR REPLACE VIEW required_cells AS
SELECT plan_id, period, unit_code, item_code, 'status' AS field,
       status IS NOT NULL OR percent_complete IS NOT NULL AS is_filled, row_is, submission_id, source_sheet, source_row
FROM expected_rows
UNION ALL
SELECT plan_id, period, unit_code, item_code, 'actual', actual IS NOT NULL OR percent_complete IS NOT NULL, row_is,
       submission_id, source_sheet, source_row
FROM expected_rows
WHERE status IS DISTINCT FROM 'not_applicable'
UNION ALL
SELECT plan_id, period, unit_code, item_code, 'result',
       result_is_usable OR (note_is_usable AND coalesce(status = 'not_applicable', FALSE)), row_is, submission_id,
       source_sheet, source_row
FROM expected_rows
UNION ALL
SELECT plan_id, period, unit_code, item_code, 'evidence', evidence_is_usable, row_is, submission_id, source_sheet,
       source_row
FROM expected_rows
WHERE status = 'completed';

CREATE OR REPLACE VIEW completeness AS
SELECT plan_id, period, unit_code, count(*) FILTER (is_filled)::INTEGER AS cells_filled,
       count(*)::INTEGER AS cells_required
FROM required_cells
GROUP BY plan_id, period, unit_code;

-- Units by periods of the calendar. Days late are counted to the day of receipt, and to the reference day while missing.
CREATE OR REPLACE VIEW reporting_matrix AS
SELECT r.plan_id, r.period, r.unit_code, r.state, r.due_on, r.received_on,
       CASE r.state
           WHEN 'on_time' THEN 0
           WHEN 'late' THEN (r.received_on - r.due_on)::INTEGER
           WHEN 'missing' THEN (k.day - r.due_on)::INTEGER
       END AS days_late,
       r.difficulties, coalesce(c.cells_filled, 0) AS cells_filled, coalesce(c.cells_required, 0) AS cells_required,
       coalesce(m.rows_to_mend, 0)::INTEGER AS rows_to_mend, s.submission_id
FROM reporting r
JOIN plan_clock k ON k.plan_id = r.plan_id
LEFT JOIN completeness c ON c.plan_id = r.plan_id AND c.period = r.period AND c.unit_code = r.unit_code
LEFT JOIN (
    SELECT plan_id, period, unit_code, count(*) AS rows_to_mend FROM rows_to_mend GROUP BY plan_id, period, unit_code
) m ON m.plan_id = r.plan_id AND m.period = r.period AND m.unit_code = r.unit_code
LEFT JOIN counting_sheets p ON p.plan_id = r.plan_id AND p.period = r.period AND p.unit_code = r.unit_code
    AND p.sheet = 'progress'
LEFT JOIN submission_records s ON s.submission_no = p.submission_no;
