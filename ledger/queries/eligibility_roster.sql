SELECT unit_code, full_name, birth_year, counted, work_grade, joined_on, discipline, discipline_from, discipline_to
FROM current_roster
WHERE plan_id = $plan_id AND unit_code = coalesce($only_unit, unit_code)
ORDER BY unit_code, source_row
