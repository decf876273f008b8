-- For everybody.
SELECT unit_code, name, short_name, headcount
FROM plan_units
WHERE plan_id = $plan_id AND ($only_unit IS NULL OR unit_code = $only_unit)
ORDER BY display_order, unit_code
