SELECT unit_code, description, difficulty_no FROM current_difficulties ORDER BY difficulty_no
