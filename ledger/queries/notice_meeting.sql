-- A meeting as the notice of its conclusions names it.
SELECT m.meeting_id, m.plan_id, min(m.held_on) AS held_on, arg_min(m.chair, m.act_no) AS chair,
       arg_min(m.text, m.act_no) FILTER (m.event = 'opened') AS subject
FROM meeting_events m, horizon
WHERE m.meeting_id = $meeting_id AND m.recorded_at < recorded_before
GROUP BY m.meeting_id, m.plan_id
