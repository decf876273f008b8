-- Every ballot of a council. A unit is told none before it is made known what came of it.
SELECT c.nomination_id, c.council, c.held_on, c.members, c.present, c.written, c.votes_for, c.document
FROM council_results c
JOIN current_nominations n ON n.nomination_id = c.nomination_id
CROSS JOIN horizon
WHERE n.plan_id = $plan_id AND ($only_unit IS NULL OR (n.unit_code = $only_unit AND n.is_announced))
  AND c.recorded_at < recorded_before
ORDER BY c.nomination_id, c.result_no
