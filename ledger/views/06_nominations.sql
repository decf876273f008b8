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

-- One row per nomination over all periods. Files supply facts until the Office has received it; acts decide its state.
CREATE OR REPLACE VIEW current_nominations AS
SELECT n.nomination_id, n.nomination_no, r.stage, r.honorific, r.nominee_name, r.nominee_kind, r.birth_year, r.position,
       r.award, r.commendation_kind, r.item_code, r.achievement, r.work_grade, r.initiative, r.initiative_decision,
       r.votes_for, r.votes_total, r.documents, r.note, n.plan_id, s.period, n.unit_code, s.submission_id,
       s.file_name AS source_file, h.source_sheet, r.source_row, r.award AS award_code,
       CASE WHEN r.nominee_kind = 'individual' THEN r.nominee_class END AS nominee_class, 'own' AS scope,
       coalesce(t.state, CASE WHEN r.stage = 'registered' THEN 'registered' ELSE 'proposed' END) AS state,
       coalesce(t.state_since, min(s.received_on) OVER (PARTITION BY n.nomination_id, r.stage)) AS state_since,
       CASE WHEN t.state = 'returned' THEN nullif(t.reason, '') END AS return_reason,
       t.decided.decision_no AS decision_no, t.decided.decision_on AS decision_on
FROM nomination_identities n
JOIN nominations_rows r ON r.nomination_id = n.nomination_id
JOIN alive_submissions s ON s.submission_no = r.submission_no
JOIN submission_sheets h ON h.submission_no = r.submission_no AND h.sheet = 'nominations'
JOIN period_order o ON o.plan_id = n.plan_id AND o.period = s.period
LEFT JOIN nomination_states t ON t.nomination_id = n.nomination_id
WHERE t.received_at IS NULL OR s.recorded_at <= t.received_at
QUALIFY row_number() OVER (
    PARTITION BY n.nomination_id ORDER BY o.rank DESC, s.submission_no DESC, r.stage = 'proposed' DESC, r.source_row DESC
) = 1;
