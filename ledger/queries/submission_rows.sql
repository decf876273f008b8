-- Every row of a file, those taken and those refused; to a unit only those that are its own. The
-- number stands in the id: told both ways, DuckDB reads the rows of this file and no others.
SELECT t.sheet, t.source_sheet, t.source_row, t.is_refused, t.submission_id, t.typed
FROM typed_rows t
WHERE t.submission_id = $submission_id AND t.submission_no = TRY_CAST(regexp_extract($submission_id, '\d+$') AS INTEGER)
  AND ($only_unit IS NULL
       OR (t.unit_code = $only_unit
           AND NOT EXISTS (
               SELECT 1 FROM rows_of_nobody n
               WHERE n.submission_no = t.submission_no AND n.source_sheet = t.source_sheet AND n.source_row = t.source_row)))
ORDER BY t.source_sheet, t.source_row
