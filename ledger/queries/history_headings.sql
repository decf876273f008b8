SELECT sheet, heading_key, max_by(field, act_no) AS field
FROM heading_answers
WHERE unit_code = $unit_code
GROUP BY sheet, heading_key
