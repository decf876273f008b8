SELECT unit_code, full_name, birth_year, position, counted, joined_on, discipline, discipline_from, discipline_to
FROM current_roster
WHERE plan_id = $plan_id AND unit_code = ANY($unit_codes)
ORDER BY source_row
