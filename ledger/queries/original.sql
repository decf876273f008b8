-- The bytes of a file as it was sent, by its hash. A unit gets its own files only, never one in which others have rows too:
-- neither a workbook of the Office, nor what was received for another unit as well.
SELECT s.sha256, s.file_name
FROM submission_records s
WHERE s.submission_id = $submission_id
  AND ($only_unit IS NULL
       OR (s.unit_code = $only_unit AND s.submission_no NOT IN (SELECT submission_no FROM rows_of_nobody)
           AND NOT EXISTS (
               SELECT 1 FROM submission_records o
               WHERE o.sha256 = s.sha256 AND o.unit_code IS DISTINCT FROM s.unit_code
                 AND (o.act_no = s.act_no OR o.verdict <> 'refused'))))
