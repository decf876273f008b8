-- The Office's newest word on each warning; taken back it is none. Why it passes is not told to a unit.
SELECT r.nomination_id, r.subject AS rule, CASE WHEN NOT $outside THEN r.text END AS text,
       CASE WHEN NOT $outside THEN r.document END AS document, r.acted_by, r.acted_on
FROM nomination_rulings r
JOIN nomination_identities n ON n.nomination_id = r.nomination_id
CROSS JOIN horizon
WHERE n.plan_id = $plan_id AND n.unit_code = coalesce($only_unit, n.unit_code) AND r.kind = 'override'
  AND r.recorded_at < recorded_before
QUALIFY row_number() OVER (PARTITION BY r.nomination_id, r.subject ORDER BY r.ruling_no DESC) = 1 AND r.value = '1'
ORDER BY r.nomination_id, r.subject
