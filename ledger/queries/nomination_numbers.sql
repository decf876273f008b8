SELECT plan_id, unit_code, nominee_name, award, nomination_no FROM current_nominations ORDER BY nomination_no
