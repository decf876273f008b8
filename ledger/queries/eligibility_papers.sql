-- The documents that a nomination surely needs at some step, with the Office's newest word on each.
SELECT nomination_id, document, name, needed_at, source, valid_from, valid_to,
       CASE WHEN is_checked THEN is_held END AS is_held
FROM nomination_dossiers
WHERE plan_id = $plan_id AND is_needed AND unit_code = coalesce($only_unit, unit_code)
ORDER BY nomination_id, display_order
