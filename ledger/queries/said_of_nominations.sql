SELECT DISTINCT n.unit_code, n.nomination_id AS id, n.nomination_no AS number, r.nominee_name, r.nominee_kind, r.award, r.commendation_kind,
       r.birth_year, r.item_code
FROM nomination_identities n
JOIN nominations_rows r ON r.nomination_id = n.nomination_id
WHERE n.plan_id = $plan_id AND n.unit_code = ANY($unit_codes)
ORDER BY n.nomination_no
