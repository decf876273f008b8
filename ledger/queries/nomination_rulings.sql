-- The Office's own word on a nomination, in order. Why a warning was overridden is not told to a unit, nor an announcement
-- before its day.
SELECT g.ruling_no, g.kind, g.subject, g.value, g.text, g.document, g.acted_by, g.acted_on, s.submission_id, g.source_row
FROM current_nominations n
JOIN live_nomination_rulings g ON g.nomination_id = n.nomination_id
LEFT JOIN submission_records s ON s.submission_no = g.submission_no
WHERE n.nomination_no = $nomination_no
  AND ($only_unit IS NULL
       OR (n.unit_code = $only_unit AND (g.kind IN ('accepted', 'corrected', 'refused') OR (g.kind = 'announced' AND n.is_announced))))
ORDER BY g.ruling_no
