-- What the Office found of mentions of people: one person or two, the newest word on each pair.
SELECT one_key, other_key, is_same, text, acted_by, acted_on
FROM found_persons
ORDER BY act_no
