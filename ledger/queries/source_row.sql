-- Where a figure comes from: the file, who sent it and when, whether its sheet counts now, and the row as typed. Without a
-- row ($source_row NULL) the file alone. The number stands in the id: told both ways, DuckDB reads no other file's rows.
SELECT s.submission_id, s.file_name, s.file_size, s.sha256, h.source_sheet, $source_row::INTEGER AS source_row,
       s.submitted_by, s.received_on, s.recorded_at, s.version, s.act_no, p.name AS period_name, s.unit_code,
       u.short_name AS unit_name, w.withdrawn_by, w.reason AS withdrawal_reason, t.is_refused, t.typed, t.held,
       CASE
           WHEN NOT s.is_alive THEN 'withdrawn'
           WHEN c.submission_no IS NOT NULL THEN 'counting'
           WHEN h.rows_accepted > 0 OR h.is_nil THEN 'replaced'
           ELSE 'refused'
       END AS standing
FROM recorded_submissions s
LEFT JOIN submission_sheets h ON h.submission_no = s.submission_no AND h.sheet = $sheet
LEFT JOIN counting_sheets c ON c.submission_no = s.submission_no AND c.sheet = $sheet
LEFT JOIN typed_rows t ON t.submission_no = s.submission_no
    AND t.submission_no = TRY_CAST(regexp_extract($submission_id, '\d+$') AS INTEGER) AND t.sheet = $sheet AND t.source_row = $source_row
    AND ($only_unit IS NULL
         OR NOT EXISTS (
             SELECT 1 FROM rows_of_nobody n
             WHERE n.submission_no = t.submission_no AND n.source_sheet = t.source_sheet AND n.source_row = t.source_row))
LEFT JOIN withdrawals w ON w.submission_no = s.submission_no AND NOT s.is_alive
LEFT JOIN periods p ON p.plan_id = s.plan_id AND p.period = s.period
LEFT JOIN units u ON u.unit_code = s.unit_code
WHERE s.submission_id = $submission_id AND ($only_unit IS NULL OR s.unit_code = $only_unit)
