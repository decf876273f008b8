SELECT f.severity, f.code, f.sheet, f.cell, f.field, f.value, f.words, f.message
FROM findings f
JOIN submissions s ON s.submission_id = f.submission_id
WHERE f.submission_id = $submission_id AND ($only_unit IS NULL OR s.unit_code = $only_unit)
ORDER BY f.finding_no
