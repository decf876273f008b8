-- For everybody.
SELECT unit_code, name, short_name, kind, parent_code, display_order, headcount, valid_from, valid_to, successor_code
FROM units
ORDER BY display_order, unit_code
