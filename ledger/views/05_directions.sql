-- Every direction with its latest answer. It stands until the difficulty is resolved or reopened (one given after that by
-- somebody who hadn't seen it stands), and is open (printed in the next template) until an answer says more than that it isn't
-- done yet: one without a state is an answer too.
CREATE OR REPLACE VIEW directions AS
SELECT d.difficulty_id, d.difficulty_no, d.plan_id, d.unit_code AS raised_by, e.event_no, e.direction_no,
       e.text AS direction, coalesce(e.responsible_unit, d.unit_code) AS unit_code, e.due_on, e.document, e.form,
       coalesce(e.on_behalf_of, e.acted_by) AS directed_by, e.acted_by AS recorded_by, e.acted_on AS directed_on,
       e.meeting_id, a.response AS response, a.response_status AS response_status,
       a.evidence AS evidence, a.answered_by AS answered_by, a.answered_on AS answered_on,
       a.event_no AS answer_no, a.answered_in_file_of,
       CASE WHEN a.event_no IS NULL THEN 'unanswered' ELSE coalesce(a.response_status, 'answered') END AS state,
       s.is_standing,
       s.is_standing AND s.is_undone AS is_open, coalesce(s.is_standing AND s.is_undone AND e.due_on < k.day, FALSE) AS is_overdue,
       (e.due_on - k.day)::INTEGER AS days_left
FROM difficulty_identities d
JOIN live_difficulty_events e ON e.difficulty_id = d.difficulty_id AND e.event = 'directed'
JOIN difficulty_states t ON t.difficulty_id = d.difficulty_id
JOIN plan_clock k ON k.plan_id = d.plan_id
LEFT JOIN direction_answers a ON a.difficulty_id = e.difficulty_id AND a.direction_no = e.direction_no
CROSS JOIN LATERAL (
    SELECT e.event_no > coalesce(greatest(t.reopened_at, t.resolved.event_no), 0) AS is_standing,
           a.event_no IS NULL OR coalesce(a.response_status IN ('not_started', 'in_progress'), FALSE) AS is_undone
) s;

-- Each difficulty with the clock that runs while it is open, and how many days: waiting for direction, past a direction's
-- deadline, waiting for the higher body's reply, waiting to be closed after every direction was carried out. track tells for whom
-- it is; waits_as why leadership must decide: nobody has yet, the unit can't do what it was told, the higher body has replied.
-- What was done after the plan's last day waits no days. The rule that escalates it is, of those that hold, the most pressing,
-- of these the one named first.
CREATE OR REPLACE VIEW difficulty_clocks AS
SELECT c.*,
       CASE WHEN c.is_passed_on OR c.addressee IN ('province', 'ministry', 'other') THEN 'higher'
            WHEN c.addressee IN ('unit', 'office') THEN 'own'
            WHEN c.item_code IS NULL THEN 'general'
            ELSE 'department' END AS track, s.waits_as,
       coalesce(o.n_open, 0)::INTEGER AS directions_open, coalesce(o.n_overdue, 0)::INTEGER AS directions_overdue,
       o.next_due_on, (o.next_due_on - k.day)::INTEGER AS days_to_due, r.runs.clock AS clock,
       CASE WHEN r.runs IS NOT NULL THEN greatest(k.day - r.runs.since, 0) END::INTEGER AS days_waiting,
       e.level AS escalation, e.rule AS escalation_rule
FROM current_difficulties c
JOIN plan_clock k ON k.plan_id = c.plan_id
LEFT JOIN (
    SELECT difficulty_id, count(*) FILTER (is_open) AS n_open, count(*) FILTER (is_overdue) AS n_overdue,
           min(due_on) FILTER (is_open) AS next_due_on, min(due_on) FILTER (is_overdue) AS overdue_from,
           max(answered_on) FILTER (is_standing) AS answered_on, max(event_no) AS last_given,
           max(answer_no) FILTER (is_standing AND state = 'cannot') AS cannot_no,
           max(answered_on) FILTER (is_standing AND state = 'cannot') AS cannot_on
    FROM directions
    GROUP BY difficulty_id
) o ON o.difficulty_id = c.difficulty_id
CROSS JOIN LATERAL (
    SELECT CASE
        WHEN c.status = 'reported' THEN 'reported'
        WHEN c.status = 'passed_on' AND c.replied_on IS NOT NULL THEN 'replied'
        WHEN c.status IN ('directed', 'answered') AND o.cannot_no > o.last_given THEN 'blocked'
    END AS waits_as
) s
CROSS JOIN LATERAL (
    SELECT CASE
        WHEN s.waits_as = 'reported' THEN struct_pack(clock := 'direction', since := coalesce(c.reopened_on, c.counted_from))
        WHEN s.waits_as = 'replied' THEN struct_pack(clock := 'direction', since := c.replied_on)
        WHEN s.waits_as = 'blocked' THEN struct_pack(clock := 'direction', since := o.cannot_on)
        WHEN c.status = 'passed_on' THEN struct_pack(clock := 'reply', since := c.passed_on_day)
        WHEN c.status = 'resolved' THEN NULL
        WHEN o.n_overdue > 0 THEN struct_pack(clock := 'deadline', since := o.overdue_from)
        WHEN o.n_open = 0 THEN struct_pack(clock := 'closing', since := o.answered_on)
    END AS runs
) r
LEFT JOIN escalation_rules e ON e.clock = r.runs.clock AND k.day - r.runs.since >= e.after_days
    AND list_contains(string_split(replace(e.severities, ' ', ''), ';'), coalesce(c.severity, 'none'))
    AND k.day BETWEEN coalesce(e.valid_from, k.day) AND coalesce(e.valid_to, k.day)
QUALIFY row_number() OVER (PARTITION BY c.difficulty_id ORDER BY e.level IS DISTINCT FROM 'now', e.display_order) = 1;
