-- What was joined to a difficulty, each in the words last told of it.
SELECT i.difficulty_no, r.description, p.name AS period_name, r.received_on
FROM difficulty_joins j
JOIN difficulty_identities i ON i.difficulty_id = j.difficulty_id
JOIN difficulty_identities root ON root.difficulty_id = j.joined_to
JOIN difficulty_sources r ON r.told_as = j.difficulty_id
JOIN period_order p ON p.plan_id = i.plan_id AND p.period = r.period
WHERE root.difficulty_no = $difficulty_no AND ($only_unit IS NULL OR i.unit_code = $only_unit)
QUALIFY row_number() OVER (PARTITION BY j.difficulty_id ORDER BY p.rank DESC, r.submission_no DESC, r.source_row DESC) = 1
ORDER BY i.difficulty_no
