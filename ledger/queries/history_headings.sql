SELECT unit_code, sheet, heading_key, max_by(field, act_no) AS field
FROM heading_answers
GROUP BY unit_code, sheet, heading_key
