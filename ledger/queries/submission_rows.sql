-- Every row of a file, those taken and those refused.
SELECT t.sheet, t.source_sheet, t.source_row, t.is_refused, t.submission_id, t.typed
FROM typed_rows t
WHERE t.submission_id = $submission_id AND ($only_unit IS NULL OR t.unit_code = $only_unit)
ORDER BY t.source_sheet, t.source_row
