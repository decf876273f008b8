-- An answer that came in a file counts as long as a file that says so does, be it the first or a later one.
CREATE OR REPLACE VIEW live_difficulty_events AS
SELECT e.*
FROM difficulty_events e
CROSS JOIN horizon
WHERE e.recorded_at < recorded_before
  AND (e.submission_no IS NULL
       OR e.submission_no IN (SELECT submission_no FROM alive_submissions)
       OR EXISTS (
           SELECT 1
           FROM directions_rows r
           JOIN alive_submissions a ON a.submission_no = r.submission_no
           WHERE r.direction_no = e.direction_no AND r.response = e.text
             AND coalesce(r.response_status, '') = coalesce(e.response_status, '')
       ));

CREATE OR REPLACE VIEW latest_directions AS
SELECT difficulty_id, direction_no, event_no, text AS direction, acted_by AS directed_by, acted_on AS directed_on,
       due_on AS direction_due_on, responsible_unit
FROM live_difficulty_events
WHERE event = 'directed'
QUALIFY row_number() OVER (PARTITION BY difficulty_id ORDER BY event_no DESC) = 1;

-- The last act of the Office or leadership decides; files answer a direction, the latest one and only while it stands.
CREATE OR REPLACE VIEW difficulty_states AS
SELECT e.difficulty_id,
       CASE arg_max(e.event, e.event_no) FILTER (e.event <> 'answered')
           WHEN 'resolved' THEN 'resolved'
           WHEN 'passed_on' THEN 'passed_on'
           WHEN 'directed' THEN CASE
               WHEN bool_or(e.event = 'answered' AND e.direction_no = d.direction_no) THEN 'answered' ELSE 'directed' END
           ELSE 'reported'
       END AS status,
       max(e.acted_on) AS state_since,
       count(*) FILTER (e.event = 'reopened')::INTEGER AS reopened_count,
       any_value(struct_pack(event_no := d.event_no, direction_no := d.direction_no, direction := d.direction,
                             directed_by := d.directed_by, directed_on := d.directed_on,
                             direction_due_on := d.direction_due_on, responsible_unit := d.responsible_unit))
           FILTER (d.event_no IS NOT NULL) AS directed,
       max(struct_pack(event_no := e.event_no, response := e.text))
           FILTER (e.event = 'answered' AND e.direction_no = d.direction_no) AS answered,
       max(struct_pack(event_no := e.event_no, resolved_on := e.acted_on)) FILTER (e.event = 'resolved') AS resolved
FROM live_difficulty_events e
LEFT JOIN latest_directions d ON d.difficulty_id = e.difficulty_id
GROUP BY e.difficulty_id;

-- The rows that tell of a difficulty: those of files not withdrawn. One that the Office or leadership has acted on doesn't
-- vanish with its files: withdrawn rows tell of it when no others do.
CREATE OR REPLACE VIEW difficulty_sources AS
SELECT r.*, s.period, s.submission_id, s.file_name, s.received_on
FROM difficulties_rows r
JOIN recorded_submissions s ON s.submission_no = r.submission_no
WHERE s.is_alive
   OR r.difficulty_id IN (SELECT difficulty_id FROM live_difficulty_events WHERE event <> 'answered')
QUALIFY s.is_alive OR NOT bool_or(s.is_alive) OVER (PARTITION BY r.difficulty_id);

-- One row per difficulty over all periods; absence from a later file closes nothing.
CREATE OR REPLACE VIEW current_difficulties AS
SELECT d.difficulty_id, d.difficulty_no, r.item_code, r.description, r.cause, r.severity, r.proposal, r.addressee,
       r.raised_on, r.resolve_by, d.plan_id, r.period, d.unit_code, r.submission_id, r.file_name AS source_file,
       h.source_sheet, r.source_row, t.directed.direction_no AS direction_no, coalesce(t.status, 'reported') AS status,
       coalesce(t.reopened_count, 0) AS reopened_count, t.directed.direction AS direction,
       t.directed.directed_by AS directed_by, t.directed.directed_on AS directed_on,
       t.directed.direction_due_on AS direction_due_on, t.answered.response AS response,
       CASE WHEN t.status = 'resolved' THEN t.resolved.resolved_on END AS resolved_on,
       t.directed.responsible_unit AS responsible_unit,
       coalesce(r.raised_on, min(r.received_on) OVER (PARTITION BY d.difficulty_id)) AS counted_from
FROM difficulty_identities d
JOIN difficulty_sources r ON r.difficulty_id = d.difficulty_id
JOIN submission_sheets h ON h.submission_no = r.submission_no AND h.sheet = 'difficulties'
JOIN period_order o ON o.plan_id = d.plan_id AND o.period = r.period
LEFT JOIN difficulty_states t ON t.difficulty_id = d.difficulty_id
QUALIFY row_number() OVER (PARTITION BY d.difficulty_id ORDER BY o.rank DESC, r.submission_no DESC, r.source_row DESC) = 1;
