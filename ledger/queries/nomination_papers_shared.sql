-- The documents that the dossier of every one of these nominations may hold by the day of its plan's clock or by today's law,
-- and how many of them have each.
SELECT d.document, any_value(d.name) AS name, count(DISTINCT d.nomination_no) FILTER (WHERE d.is_held)::INTEGER AS held,
       count(DISTINCT d.nomination_no)::INTEGER AS of_all
FROM nomination_dossiers d
JOIN plan_clock k ON k.plan_id = d.plan_id
CROSS JOIN horizon z
WHERE list_contains($numbers::VARCHAR[], d.nomination_no) AND ($only_unit IS NULL OR d.unit_code = $only_unit)
  AND (k.day BETWEEN coalesce(d.valid_from, k.day) AND coalesce(d.valid_to, k.day)
       OR z.day BETWEEN coalesce(d.valid_from, z.day) AND coalesce(d.valid_to, z.day))
GROUP BY d.document
HAVING count(DISTINCT d.nomination_no) = len($numbers::VARCHAR[])
ORDER BY min(d.display_order)
