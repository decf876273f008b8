SELECT difficulty_no
FROM current_difficulties
WHERE unit_code = $unit_code AND description = $description
ORDER BY difficulty_no DESC
