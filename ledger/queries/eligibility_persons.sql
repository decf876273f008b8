-- Whether the Office found two mentions to be one person; the unit is the second part of each key.
SELECT one_key, other_key, is_same
FROM found_persons
WHERE $only_unit IS NULL OR (split_part(one_key, '|', 2) = $only_unit AND split_part(other_key, '|', 2) = $only_unit)
ORDER BY one_key, other_key
