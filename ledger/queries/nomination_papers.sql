-- The documents asked of a nomination by the day of its plan's clock, with what is there; is_missing what keeps it back at
-- or before the state it stands in. What only the law of today asks is listed too: a move made today asks for it.
SELECT d.document, d.name, d.condition, d.needed_at, d.basis, d.source, d.is_needed, d.keeps_back, d.is_held, d.is_checked,
       d.number, d.dated_on, d.text, d.acted_by, d.acted_on,
       coalesce(d.is_needed AND NOT d.is_held AND k.day BETWEEN coalesce(d.valid_from, k.day) AND coalesce(d.valid_to, k.day)
                AND list_position(w.way, d.needed_at) <= list_position(w.way, replace(s.state, 'returned', 'received')), FALSE) AS is_missing
FROM nomination_dossiers d
JOIN nomination_standings s ON s.nomination_id = d.nomination_id AND s.outside = $outside
JOIN plan_clock k ON k.plan_id = d.plan_id
CROSS JOIN horizon z
CROSS JOIN (
    SELECT ['registered', 'proposed', 'received', 'eligible', 'council_done', 'submitted', 'decided'] AS way
) w
WHERE d.nomination_no = $nomination_no AND ($only_unit IS NULL OR d.unit_code = $only_unit)
  AND (k.day BETWEEN coalesce(d.valid_from, k.day) AND coalesce(d.valid_to, k.day)
       OR z.day BETWEEN coalesce(d.valid_from, z.day) AND coalesce(d.valid_to, z.day))
QUALIFY row_number() OVER (
    PARTITION BY d.document ORDER BY k.day BETWEEN coalesce(d.valid_from, k.day) AND coalesce(d.valid_to, k.day) DESC
) = 1
ORDER BY d.display_order
