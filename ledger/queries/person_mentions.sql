-- Every mention of a nominee, of staff and of who holds an award, over all plans and units, with the year it speaks of.
SELECT 'nomination' AS source, n.nomination_no AS record, year(p.first_day)::INTEGER AS year, n.nominee_name AS name,
       n.nominee_kind, n.honorific, n.birth_year, n.position, n.award_code, n.unit_code, u.short_name AS unit_name,
       u.display_order AS unit_order
FROM current_nominations n
JOIN plans p ON p.plan_id = n.plan_id
JOIN units u ON u.unit_code = n.unit_code
WHERE n.unit_code = coalesce($only_unit, n.unit_code)
UNION ALL
SELECT 'roster', r.period, year(p.first_day)::INTEGER, r.full_name, 'individual', NULL, r.birth_year, r.position, NULL,
       r.unit_code, u.short_name, u.display_order
FROM current_roster r
JOIN plans p ON p.plan_id = r.plan_id
JOIN units u ON u.unit_code = r.unit_code
WHERE r.unit_code = coalesce($only_unit, r.unit_code)
UNION ALL
SELECT 'award_history', h.decision_no, h.year, h.subject_name,
       CASE WHEN NOT a.for_individual THEN 'collective' WHEN NOT a.for_collective THEN 'individual' END, NULL, h.birth_year,
       NULL, h.award, h.unit_code, u.short_name, u.display_order
FROM current_award_history h
JOIN units u ON u.unit_code = h.unit_code
LEFT JOIN awards a ON a.award_code = h.award
WHERE h.unit_code = coalesce($only_unit, h.unit_code)
ORDER BY unit_order, name, year, source, record
