-- The moves of a nomination in order, from the day its first file came. A unit isn't told what came of it before that is made
-- known.
SELECT n.nomination_no, m.move_no, m.state, m.reason, m.text, m.decision_no, m.decision_on, m.document, m.acted_by, m.acted_on,
       (lead(m.acted_on) OVER (ORDER BY m.move_no) - m.acted_on)::INTEGER AS days_there, m.recorded_at
FROM current_nominations n
JOIN (
    SELECT nomination_id, move_no, state, reason, text, decision_no, decision_on, document, acted_by, acted_on, recorded_at
    FROM live_nomination_moves
    UNION ALL
    SELECT s.nomination_id, row_number() OVER (PARTITION BY s.nomination_id ORDER BY min(s.submission_no)) - 100,
           CASE WHEN s.stage = 'registered' THEN 'registered' ELSE 'proposed' END, NULL, NULL, NULL, NULL, NULL, NULL,
           min(s.received_on), min(s.recorded_at)
    FROM nomination_sources s
    GROUP BY s.nomination_id, CASE WHEN s.stage = 'registered' THEN 'registered' ELSE 'proposed' END
) m ON m.nomination_id = n.nomination_id
WHERE n.nomination_no = $nomination_no AND ($only_unit IS NULL OR n.unit_code = $only_unit)
  AND ($only_unit IS NULL OR n.is_announced OR m.state NOT IN ('decided', 'declined', 'revoked'))
ORDER BY m.move_no
