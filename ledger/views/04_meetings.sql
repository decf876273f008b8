-- Each meeting on record: the first word on it names it, an event closes it.
CREATE OR REPLACE VIEW meetings AS
SELECT meeting_id, plan_id, min(held_on) AS held_on, arg_min(chair, act_no) AS chair, arg_min(text, act_no) AS subject,
       bool_or(event = 'closed') AS is_closed
FROM meeting_events, horizon
WHERE recorded_at < recorded_before
GROUP BY meeting_id, plan_id;
