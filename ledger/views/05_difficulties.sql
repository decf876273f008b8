-- An answer that came in a file counts as long as a file that says so does, be it the first or a later one, which said the
-- same again and so wrote no answer of its own.
CREATE OR REPLACE VIEW live_difficulty_events AS
SELECT e.*, e.event IN ('directed', 'resolved', 'reopened', 'passed_on') AS is_decision
FROM difficulty_events e
CROSS JOIN horizon
WHERE e.recorded_at < recorded_before
  AND (e.submission_no IS NULL
       OR e.submission_no IN (SELECT submission_no FROM alive_submissions)
       OR EXISTS (
           SELECT 1
           FROM directions_rows r
           JOIN alive_submissions a ON a.submission_no = r.submission_no
           WHERE r.submission_no > e.submission_no AND r.direction_no = e.direction_no AND r.response = e.text
             AND coalesce(r.response_status, '') = coalesce(e.response_status, '')
       ));

-- What the Office found to be told twice: the record under which it is told since.
CREATE OR REPLACE VIEW difficulty_joins AS
SELECT difficulty_id, arg_max(same_as, event_no) AS joined_to
FROM live_difficulty_events
WHERE event IN ('joined', 'parted')
GROUP BY difficulty_id
HAVING arg_max(event, event_no) = 'joined';

CREATE OR REPLACE VIEW latest_directions AS
SELECT difficulty_id, direction_no, event_no, text AS direction, coalesce(on_behalf_of, acted_by) AS directed_by,
       acted_on AS directed_on, due_on AS direction_due_on, responsible_unit
FROM live_difficulty_events
WHERE event = 'directed'
QUALIFY row_number() OVER (PARTITION BY difficulty_id ORDER BY event_no DESC) = 1;

-- Of the answers to a direction the one that counts: that of the unit which must act before another's, of these the one about
-- the latest period (what the Office records, at its day), then the newest.
CREATE OR REPLACE VIEW direction_answers AS
SELECT e.difficulty_id, e.direction_no, e.event_no, e.text AS response, e.response_status, e.document AS evidence,
       e.acted_by AS answered_by, e.acted_on AS answered_on, s.unit_code AS answered_in_file_of
FROM live_difficulty_events e
LEFT JOIN live_difficulty_events g ON g.difficulty_id = e.difficulty_id AND g.event = 'directed'
    AND g.direction_no = e.direction_no
LEFT JOIN submission_records s ON s.submission_no = e.submission_no
LEFT JOIN period_order o ON o.plan_id = s.plan_id AND o.period = s.period
WHERE e.event = 'answered'
QUALIFY row_number() OVER (
    PARTITION BY e.direction_no
    ORDER BY coalesce(s.unit_code = g.responsible_unit, TRUE) DESC, coalesce(o.rank, e.acted_on::VARCHAR || '/99') DESC,
             e.event_no DESC
) = 1;

-- The last act of the Office or leadership decides; files answer a direction, the latest one and only while it stands. Two
-- who reopen at once have reopened once: only what was closed can be opened again.
CREATE OR REPLACE VIEW difficulty_states AS
SELECT e.difficulty_id,
       CASE arg_max(e.event, e.event_no) FILTER (e.decides)
           WHEN 'resolved' THEN 'resolved'
           WHEN 'passed_on' THEN 'passed_on'
           WHEN 'directed' THEN CASE
               WHEN any_value(a.event_no) IS NOT NULL THEN 'answered' ELSE 'directed' END
           ELSE 'reported'
       END AS status,
       coalesce(CASE WHEN arg_max(e.event, e.event_no) FILTER (e.decides) = 'directed'
                     THEN any_value(a.answered_on) END,
                arg_max(e.acted_on, e.event_no) FILTER (e.decides)) AS state_since,
       arg_max(e.acted_on, e.event_no) FILTER (e.decides AND e.event = 'reopened') AS reopened_on,
       max(e.event_no) FILTER (e.decides AND e.event = 'reopened') AS reopened_at,
       count(*) FILTER (e.decides AND e.event = 'reopened')::INTEGER AS reopened_count,
       any_value(struct_pack(event_no := d.event_no, direction_no := d.direction_no, direction := d.direction,
                             directed_by := d.directed_by, directed_on := d.directed_on,
                             direction_due_on := d.direction_due_on, responsible_unit := d.responsible_unit))
           FILTER (d.event_no IS NOT NULL) AS directed,
       any_value(struct_pack(event_no := a.event_no, response := a.response)) FILTER (a.event_no IS NOT NULL) AS answered,
       max(struct_pack(event_no := e.event_no, resolved_on := e.acted_on, resolution := e.text, evidence := e.document))
           FILTER (e.event = 'resolved') AS resolved,
       max(struct_pack(event_no := e.event_no, passed_to := e.passed_to, passed_on := e.acted_on, document := e.document,
                       reply_due_on := e.due_on))
           FILTER (e.event = 'passed_on') AS passed,
       max(struct_pack(event_no := e.event_no, reply := e.text, replied_on := e.acted_on)) FILTER (e.event = 'replied') AS replied,
       max(struct_pack(event_no := e.event_no, reason := e.text)) FILTER (e.decides AND e.event = 'reopened') AS reopening,
       max(e.event_no) AS last_event_no, max(e.acted_on) FILTER (e.event = 'reminded') AS reminded_on,
       count(*) FILTER (e.event = 'reminded')::INTEGER AS reminded_count
FROM (
    SELECT *, is_decision
              AND (event <> 'reopened'
                   OR lag(CASE WHEN is_decision THEN event END IGNORE NULLS)
                      OVER (PARTITION BY difficulty_id ORDER BY event_no) = 'resolved') AS decides
    FROM live_difficulty_events
) e
LEFT JOIN latest_directions d ON d.difficulty_id = e.difficulty_id
LEFT JOIN direction_answers a ON a.difficulty_id = d.difficulty_id AND a.direction_no = d.direction_no
GROUP BY e.difficulty_id;

-- The rows that tell of a difficulty: those of files not withdrawn, of the ones joined to it too. One that the Office or
-- leadership has acted on doesn't vanish with its files: withdrawn rows tell of it when no others do.
CREATE OR REPLACE VIEW difficulty_sources AS
SELECT r.* REPLACE (coalesce(j.joined_to, r.difficulty_id) AS difficulty_id), r.difficulty_id AS told_as, s.period,
       s.submission_id, s.file_name, s.received_on
FROM difficulties_rows r
JOIN recorded_submissions s ON s.submission_no = r.submission_no
LEFT JOIN difficulty_joins j ON j.difficulty_id = r.difficulty_id
WHERE s.is_alive
   OR coalesce(j.joined_to, r.difficulty_id) IN (
       SELECT difficulty_id FROM live_difficulty_events WHERE is_decision
   )
QUALIFY s.is_alive OR NOT bool_or(s.is_alive) OVER (PARTITION BY coalesce(j.joined_to, r.difficulty_id));

-- One row per difficulty over all periods; absence from a later file closes nothing. Its own words stand before those of what
-- was joined to it, the severest of all counts. Its age counts from the day it was raised as last told, else from the day its
-- first file was received.
CREATE OR REPLACE VIEW current_difficulties AS
SELECT d.difficulty_id, d.difficulty_no, r.item_code, r.description, r.cause,
       CASE WHEN coalesce(r.joined_severity < list_position(['urgent', 'high', 'medium', 'low'], r.severity),
                          r.joined_severity IS NOT NULL)
            THEN list_extract(['urgent', 'high', 'medium', 'low'], r.joined_severity) ELSE r.severity END AS severity,
       r.proposal, r.addressee,
       r.raised_on, r.resolve_by, d.plan_id, r.period, d.unit_code, r.submission_id, r.file_name AS source_file,
       h.source_sheet, r.source_row, t.directed.direction_no AS direction_no, coalesce(t.status, 'reported') AS status,
       coalesce(t.reopened_count, 0) AS reopened_count, t.directed.direction AS direction,
       t.directed.directed_by AS directed_by, t.directed.directed_on AS directed_on,
       t.directed.direction_due_on AS direction_due_on, t.answered.response AS response,
       CASE WHEN t.status = 'resolved' THEN t.resolved.resolved_on END AS resolved_on,
       t.directed.responsible_unit AS responsible_unit,
       coalesce(last_value(r.raised_on IGNORE NULLS) OVER (
                    PARTITION BY d.difficulty_id
                    ORDER BY r.told_as = d.difficulty_id, o.rank, r.submission_no, r.source_row
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                min(r.received_on) OVER (PARTITION BY d.difficulty_id)) AS counted_from,
       t.state_since, t.reopened_on,
       CASE WHEN t.status = 'resolved' THEN t.resolved.resolution END AS resolution,
       CASE WHEN t.status = 'resolved' THEN t.resolved.evidence END AS evidence,
       coalesce(t.passed.event_no > coalesce(t.reopened_at, 0), FALSE) AS is_passed_on, t.passed.passed_to AS passed_to,
       t.passed.passed_on AS passed_on_day, t.passed.document AS passed_document, t.passed.reply_due_on AS reply_due_on,
       CASE WHEN t.replied.event_no > t.passed.event_no THEN t.replied.reply END AS reply,
       CASE WHEN t.replied.event_no > t.passed.event_no THEN t.replied.replied_on END AS replied_on,
       t.reopening.reason AS reopen_reason, t.reminded_on, coalesce(t.reminded_count, 0) AS reminded_count,
       coalesce(t.last_event_no, 0) AS last_event_no
FROM difficulty_identities d
JOIN (
    SELECT *, min(CASE WHEN told_as <> difficulty_id THEN list_position(['urgent', 'high', 'medium', 'low'], severity) END)
                  OVER (PARTITION BY difficulty_id) AS joined_severity
    FROM difficulty_sources
) r ON r.difficulty_id = d.difficulty_id
JOIN submission_sheets h ON h.submission_no = r.submission_no AND h.sheet = 'difficulties'
JOIN period_order o ON o.plan_id = d.plan_id AND o.period = r.period
LEFT JOIN difficulty_states t ON t.difficulty_id = d.difficulty_id
QUALIFY row_number() OVER (
    PARTITION BY d.difficulty_id
    ORDER BY r.told_as = d.difficulty_id DESC, o.rank DESC, r.submission_no DESC, r.source_row DESC
) = 1;
