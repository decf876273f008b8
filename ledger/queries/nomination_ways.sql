-- The moves a nomination may make from where it stands: by whom, and what must be said or be there.
SELECT w.to_state, w.roles, w.needs, w.term_days, w.basis
FROM nomination_ways w
WHERE w.nomination_no = $nomination_no AND ($only_unit IS NULL OR w.unit_code = $only_unit)
  AND w.from_state = CASE WHEN $outside THEN w.told_state ELSE w.state END
ORDER BY w.display_order
