SELECT c.nomination_id, c.council, c.held_on, c.members, c.present, c.written, c.votes_for, c.document
FROM council_results c
JOIN nomination_identities n ON n.nomination_id = c.nomination_id
CROSS JOIN horizon
WHERE n.plan_id = $plan_id AND n.unit_code = coalesce($only_unit, n.unit_code) AND c.recorded_at < recorded_before
ORDER BY c.nomination_id, c.result_no
