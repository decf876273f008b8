-- Every result of a council on a nomination, totals only; the newest of each council counts. A unit is told none before it is
-- made known what came of it.
SELECT k.result_no, k.council, k.held_on, k.meeting_id, k.members, k.present, k.written, k.votes_for, k.document, k.text,
       k.acted_by, k.acted_on, c.result_no IS NOT NULL AS is_counting
FROM current_nominations n
JOIN council_results k ON k.nomination_id = n.nomination_id
CROSS JOIN horizon z
LEFT JOIN nomination_councils c ON c.nomination_id = k.nomination_id AND c.result_no = k.result_no
WHERE n.nomination_no = $nomination_no AND k.recorded_at < z.recorded_before
  AND ($only_unit IS NULL OR (n.unit_code = $only_unit AND n.is_announced))
ORDER BY k.result_no
