-- What units must answer in their next workbooks: what each direction is about, who gave it, when, in which document.
SELECT r.unit_code, r.direction_no, r.difficulty_no || ' (' || u.short_name || '): ' || c.description AS about, r.direction,
       concat_ws(', ', r.directed_by, strftime(r.directed_on, '%d/%m/%Y'), nullif(r.document, '')) AS given,
       r.due_on AS direction_due_on
FROM directions r
JOIN current_difficulties c ON c.difficulty_id = r.difficulty_id
JOIN units u ON u.unit_code = r.raised_by
WHERE r.plan_id = $plan_id AND r.unit_code = ANY($unit_codes) AND r.is_open
ORDER BY r.direction_no
