SELECT n.nomination_no, u.short_name AS unit_name, n.unit_code, u.display_order, n.honorific, n.nominee_name, n.nominee_kind,
       n.birth_year, n.position, n.award_code, a.name AS award_name, a.short_name AS award_short_name, a.family,
       a.display_order AS award_order, a.decided_by, n.commendation_kind, n.item_code, n.achievement, n.work_grade,
       n.initiative, n.state, n.state_since, (k.day - n.state_since)::INTEGER AS days_in_state, n.return_reason,
       n.decision_no, n.decision_on, n.period, n.source_file, n.source_sheet, n.source_row, n.submission_id
FROM current_nominations n
JOIN first_periods f ON f.kind = 'nomination' AND f.id = n.nomination_id
JOIN period_order o ON o.plan_id = n.plan_id AND o.period = $period
JOIN plan_clock k ON k.plan_id = n.plan_id
JOIN awards a ON a.award_code = n.award_code
JOIN units u ON u.unit_code = n.unit_code
WHERE n.plan_id = $plan_id AND f.rank <= o.rank AND n.scope = 'own' AND ($only_unit IS NULL OR n.unit_code = $only_unit)
  AND ($unit_code IS NULL OR n.unit_code = $unit_code)
ORDER BY a.display_order, u.display_order, n.nomination_no
