SELECT DISTINCT d.unit_code, d.difficulty_id AS id, d.difficulty_no AS number, r.item_code, r.description
FROM difficulty_identities d
JOIN difficulties_rows r ON r.difficulty_id = d.difficulty_id
WHERE d.plan_id = $plan_id AND d.unit_code = ANY($unit_codes)
ORDER BY d.difficulty_no
