-- Everything done about a nomination, in order. A unit isn't told what stays inside, nor what came of it before it was
-- considered anew.
SELECT h.act_no, h.act, h.subject, h.value, h.text, h.document, h.acted_by, h.acted_on, h.recorded_at
FROM current_nominations n
JOIN nomination_acts h ON h.nomination_id = n.nomination_id
WHERE n.nomination_no = $nomination_no AND ($only_unit IS NULL OR n.unit_code = $only_unit)
  AND ($only_unit IS NULL
       OR (h.act = 'move' AND (n.is_announced OR h.subject NOT IN ('decided', 'declined', 'revoked')))
       OR (h.act IN ('council', 'announced') AND n.is_announced) OR h.act IN ('paper', 'accepted', 'corrected', 'refused'))
ORDER BY h.act_no
