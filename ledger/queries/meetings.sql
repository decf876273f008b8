-- A plan's meetings, the newest first, how many directions each gave, and whether what it saw was kept when it closed.
SELECT m.meeting_id, m.held_on, m.chair, m.subject, m.period, p.name AS period_name, m.is_closed, m.closed_at,
       (SELECT count(*) FROM directions r WHERE r.plan_id = $plan_id AND r.meeting_id = m.meeting_id)::INTEGER AS directions,
       m.is_closed AND EXISTS (SELECT 1 FROM meeting_totals t WHERE t.meeting_id = m.meeting_id) AS is_frozen
FROM meetings m
LEFT JOIN periods p ON p.plan_id = m.plan_id AND p.period = m.period
WHERE m.plan_id = $plan_id
ORDER BY m.held_on DESC, m.meeting_id DESC
