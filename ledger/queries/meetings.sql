-- A plan's meetings, the newest first, and how many directions each gave.
SELECT m.meeting_id, m.held_on, m.chair, m.subject, m.is_closed,
       (SELECT count(*) FROM directions r WHERE r.plan_id = $plan_id AND r.meeting_id = m.meeting_id)::INTEGER AS directions
FROM meetings m
WHERE m.plan_id = $plan_id
ORDER BY m.held_on DESC, m.meeting_id DESC
