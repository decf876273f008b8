-- A unit's newest history sheet, be it one of an earlier plan.
SELECT unit_code, subject_name, birth_year, year, award, decision_no, decision_on
FROM current_award_history
WHERE plan_id <= $plan_id AND unit_code = coalesce($only_unit, unit_code)
QUALIFY plan_id = max(plan_id) OVER (PARTITION BY unit_code)
ORDER BY unit_code, source_row
