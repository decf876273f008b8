-- Each meeting on record: the first word on it names it, an event closes it. Its picture is that of the instant before.
CREATE OR REPLACE VIEW meetings AS
SELECT meeting_id, plan_id, min(held_on) AS held_on, arg_min(chair, act_no) AS chair, arg_min(text, act_no) AS subject,
       arg_min(period, act_no) AS period, bool_or(event = 'closed') AS is_closed,
       min(recorded_at) FILTER (event = 'closed') AS closed_at
FROM meeting_events, horizon
WHERE recorded_at < recorded_before
GROUP BY meeting_id, plan_id;
