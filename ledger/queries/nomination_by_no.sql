SELECT n.nomination_id, n.plan_id, n.unit_code, c.state
FROM nomination_identities n
LEFT JOIN current_nominations c ON c.nomination_id = n.nomination_id
WHERE n.nomination_no = $nomination_no
