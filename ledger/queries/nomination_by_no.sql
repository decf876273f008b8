-- The state is NULL while nobody has moved it: then it is what the unit's file says.
SELECT n.nomination_id, n.plan_id, n.unit_code, t.state
FROM nomination_identities n
LEFT JOIN nomination_states t ON t.nomination_id = n.nomination_id
WHERE n.nomination_no = $nomination_no
