SELECT f.severity, f.code, f.sheet, f.cell, f.field, f.value, f.words, f.message
FROM findings f
JOIN submissions s ON s.submission_id = f.submission_id
WHERE f.submission_id = $submission_id
  AND ($only_unit IS NULL
       OR (s.unit_code = $only_unit
           AND NOT EXISTS (
               SELECT 1 FROM rows_of_nobody n
               WHERE n.submission_no = s.submission_no AND n.source_sheet = f.sheet
                 AND n.source_row = TRY_CAST(regexp_extract(f.cell, '[0-9]+$') AS INTEGER))))
ORDER BY f.finding_no
