-- What the Office found of mentions of people: one person or two, the newest word on each pair. The unit is the second part
-- of each key.
SELECT one_key, other_key, is_same, text, acted_by, acted_on
FROM found_persons
WHERE $only_unit IS NULL OR (split_part(one_key, '|', 2) = $only_unit AND split_part(other_key, '|', 2) = $only_unit)
ORDER BY act_no
