SELECT unit_code, nomination_no, stage, honorific, nominee_name, nominee_kind, birth_year, position, award, commendation_kind,
       item_code, achievement, work_grade, initiative, initiative_decision, votes_for, votes_total, documents, note
FROM current_nominations
WHERE plan_id = $plan_id AND unit_code = ANY($unit_codes) AND state IN ('registered', 'proposed', 'returned')
ORDER BY nomination_no
