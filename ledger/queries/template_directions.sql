-- What a unit must answer in its next workbook, and what each direction is about.
SELECT r.direction_no, r.difficulty_no || ' (' || u.short_name || '): ' || r.description AS about, r.direction,
       r.due_on AS direction_due_on
FROM directions r
JOIN units u ON u.unit_code = r.raised_by
WHERE r.plan_id = $plan_id AND r.unit_code = $unit_code AND r.is_open
ORDER BY r.direction_no
