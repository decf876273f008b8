-- What files that came after the reception say differently and the Office hasn't answered: of one nomination, or of all.
SELECT nomination_no, unit_code, scope, field, held, proposed, submission_id, source_file, source_sheet, source_row, period,
       received_on
FROM nomination_facts_proposed
WHERE plan_id = $plan_id AND nomination_no = coalesce($nomination_no, nomination_no)
  AND unit_code = coalesce($only_unit, $unit_code, unit_code)
ORDER BY nomination_no, field_order
