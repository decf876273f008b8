CREATE OR REPLACE VIEW live_nomination_moves AS
SELECT m.* FROM nomination_moves m, horizon WHERE m.recorded_at < recorded_before;

CREATE OR REPLACE VIEW nomination_states AS
SELECT nomination_id, arg_max(state, move_no) AS state, arg_max(acted_on, move_no) AS state_since,
       arg_max(coalesce(reason, ''), move_no) AS reason,
       max(struct_pack(move_no := move_no, decision_no := decision_no, decision_on := decision_on))
           FILTER (decision_no IS NOT NULL) AS decided,
       min(recorded_at) FILTER (state = 'received') AS received_at
FROM live_nomination_moves
GROUP BY nomination_id;

-- The rows that tell of a nomination: those of files not withdrawn, or of any file when it was moved and no others do.
CREATE OR REPLACE VIEW nomination_sources AS
SELECT r.*, s.period, s.submission_id, s.file_name, s.received_on, s.recorded_at
FROM nominations_rows r
JOIN recorded_submissions s ON s.submission_no = r.submission_no
WHERE s.is_alive OR r.nomination_id IN (SELECT nomination_id FROM live_nomination_moves)
QUALIFY s.is_alive OR NOT bool_or(s.is_alive) OVER (PARTITION BY r.nomination_id);

-- One row per nomination over all periods; acts decide its state. Files supply facts until the Office has received it: the
-- newest row up to then, and when those were withdrawn the first one since.
CREATE OR REPLACE VIEW current_nominations AS
SELECT n.nomination_id, n.nomination_no, r.stage, r.honorific, r.nominee_name, r.nominee_kind, r.birth_year, r.position,
       r.award, r.commendation_kind, r.item_code, r.achievement, r.work_grade, r.initiative, r.initiative_decision,
       r.votes_for, r.votes_total, r.documents, r.note, n.plan_id, r.period, n.unit_code, r.submission_id,
       r.file_name AS source_file, h.source_sheet, r.source_row, r.award AS award_code,
       CASE WHEN r.nominee_kind = 'individual' THEN r.nominee_class END AS nominee_class, 'own' AS scope,
       coalesce(t.state, CASE WHEN r.stage = 'registered' THEN 'registered' ELSE 'proposed' END) AS state,
       coalesce(t.state_since, min(r.received_on) OVER (PARTITION BY n.nomination_id, r.stage)) AS state_since,
       CASE WHEN t.state = 'returned' THEN nullif(t.reason, '') END AS return_reason,
       t.decided.decision_no AS decision_no, t.decided.decision_on AS decision_on
FROM nomination_identities n
JOIN nomination_sources r ON r.nomination_id = n.nomination_id
JOIN submission_sheets h ON h.submission_no = r.submission_no AND h.sheet = 'nominations'
JOIN period_order o ON o.plan_id = n.plan_id AND o.period = r.period
LEFT JOIN nomination_states t ON t.nomination_id = n.nomination_id
QUALIFY row_number() OVER (
    PARTITION BY n.nomination_id
    ORDER BY CASE WHEN r.recorded_at > t.received_at THEN r.submission_no END NULLS FIRST,
             o.rank DESC, r.submission_no DESC, r.stage = 'proposed' DESC, r.source_row DESC
) = 1;
