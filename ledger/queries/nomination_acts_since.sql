-- What was done about a nomination after an act, in order.
SELECT act_no, act, subject, value, text, document, acted_by, acted_on, recorded_at
FROM nomination_acts
WHERE nomination_id = $nomination_id AND act_no > $act_no
ORDER BY act_no
