-- A plan's meetings, the newest first, and how many directions each gave.
SELECT m.meeting_id, min(m.held_on) AS held_on, arg_min(m.chair, m.act_no) AS chair, arg_min(m.text, m.act_no) AS subject,
       bool_or(m.event = 'closed') AS is_closed, arg_max(m.text, m.act_no) FILTER (m.event = 'closed') AS closing,
       (SELECT count(*) FROM directions r WHERE r.plan_id = $plan_id AND r.meeting_id = m.meeting_id)::INTEGER AS directions
FROM meeting_events m, horizon
WHERE m.plan_id = $plan_id AND m.recorded_at < recorded_before
GROUP BY m.meeting_id
ORDER BY held_on DESC, m.meeting_id DESC
