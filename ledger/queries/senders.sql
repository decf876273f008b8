-- Whose files are taken under a plan: its units in protocol order, then the agencies whose nominations are appraised.
SELECT u.unit_code, u.name, u.short_name, u.kind = 'agency' AS is_appraised
FROM units u
JOIN plans p ON coalesce(u.valid_from <= p.last_day, TRUE) AND coalesce(u.valid_to >= p.first_day, TRUE)
WHERE p.plan_id = $plan_id AND (u.kind <> 'agency' OR u.unit_code IN (SELECT unit_code FROM appraised_units))
  AND ($only_unit IS NULL OR u.unit_code = $only_unit)
ORDER BY is_appraised, u.display_order, u.unit_code
