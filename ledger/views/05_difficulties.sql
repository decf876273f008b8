-- An answer that came in a file counts as long as the file does.
CREATE OR REPLACE VIEW live_difficulty_events AS
SELECT e.*
FROM difficulty_events e
CROSS JOIN horizon
WHERE e.recorded_at < recorded_before
  AND (e.submission_no IS NULL OR e.submission_no IN (SELECT submission_no FROM alive_submissions));

CREATE OR REPLACE VIEW difficulty_states AS
SELECT difficulty_id,
       CASE arg_max(event, event_no)
           WHEN 'directed' THEN 'directed' WHEN 'answered' THEN 'answered' WHEN 'resolved' THEN 'resolved'
           WHEN 'passed_on' THEN 'passed_on' ELSE 'reported'
       END AS status,
       max(acted_on) AS state_since,
       count(*) FILTER (event = 'reopened')::INTEGER AS reopened_count,
       max(struct_pack(event_no := event_no, direction_no := direction_no, direction := text, directed_by := acted_by,
                       directed_on := acted_on, direction_due_on := due_on, responsible_unit := responsible_unit))
           FILTER (event = 'directed') AS directed,
       max(struct_pack(event_no := event_no, response := text)) FILTER (event = 'answered') AS answered,
       max(struct_pack(event_no := event_no, resolved_on := acted_on)) FILTER (event = 'resolved') AS resolved
FROM live_difficulty_events
GROUP BY difficulty_id;

-- One row per difficulty over all periods; absence from a later file closes nothing.
CREATE OR REPLACE VIEW current_difficulties AS
SELECT d.difficulty_id, d.difficulty_no, r.item_code, r.description, r.cause, r.severity, r.proposal, r.addressee,
       r.raised_on, r.resolve_by, d.plan_id, s.period, d.unit_code, s.submission_id, s.file_name AS source_file,
       h.source_sheet, r.source_row, t.directed.direction_no AS direction_no, coalesce(t.status, 'reported') AS status,
       coalesce(t.reopened_count, 0) AS reopened_count, t.directed.direction AS direction,
       t.directed.directed_by AS directed_by, t.directed.directed_on AS directed_on,
       t.directed.direction_due_on AS direction_due_on, t.answered.response AS response,
       CASE WHEN t.status = 'resolved' THEN t.resolved.resolved_on END AS resolved_on,
       t.directed.responsible_unit AS responsible_unit,
       coalesce(r.raised_on, min(s.received_on) OVER (PARTITION BY d.difficulty_id)) AS counted_from
FROM difficulty_identities d
JOIN difficulties_rows r ON r.difficulty_id = d.difficulty_id
JOIN alive_submissions s ON s.submission_no = r.submission_no
JOIN submission_sheets h ON h.submission_no = r.submission_no AND h.sheet = 'difficulties'
JOIN period_order o ON o.plan_id = d.plan_id AND o.period = s.period
LEFT JOIN difficulty_states t ON t.difficulty_id = d.difficulty_id
QUALIFY row_number() OVER (PARTITION BY d.difficulty_id ORDER BY o.rank DESC, s.submission_no DESC) = 1;
