CREATE OR REPLACE VIEW live_nomination_moves AS
SELECT m.* FROM nomination_moves m, horizon WHERE m.recorded_at < recorded_before;

CREATE OR REPLACE VIEW live_nomination_rulings AS
SELECT g.* FROM nomination_rulings g, horizon WHERE g.recorded_at < recorded_before;

-- What came of a nomination (decided, declined, revoked) stays inside until it is made known: before is where it stood
-- until then, inside_since the act by which it got there.
CREATE OR REPLACE VIEW nomination_states AS
SELECT nomination_id, arg_max(state, move_no) AS state, arg_max(acted_on, move_no) AS state_since,
       arg_max(coalesce(reason, ''), move_no) AS reason,
       max(struct_pack(move_no := move_no, decision_no := decision_no, decision_on := decision_on))
           FILTER (decision_no IS NOT NULL) AS decided,
       min(recorded_at) FILTER (state = 'received') AS received_at, max(move_no) AS last_move_no,
       max(struct_pack(move_no := move_no, state := state, state_since := acted_on)) FILTER (NOT is_outcome) AS before,
       max(act_no) FILTER (is_outcome AND NOT coalesce(was_outcome, FALSE)) AS inside_since
FROM (
    SELECT *, state IN ('decided', 'declined', 'revoked') AS is_outcome,
           lag(state IN ('decided', 'declined', 'revoked')) OVER (PARTITION BY nomination_id ORDER BY move_no) AS was_outcome
    FROM live_nomination_moves
)
GROUP BY nomination_id;

-- The Office's own word that counts: the newest class of form 0603.N, the newest announcement.
CREATE OR REPLACE VIEW nomination_words AS
SELECT nomination_id, TRY_CAST(arg_max(value, ruling_no) FILTER (kind = 'class') AS INTEGER) AS nominee_class,
       TRY_CAST(arg_max(value, ruling_no) FILTER (kind = 'announced') AS DATE) AS announced_on,
       max(struct_pack(ruling_no := ruling_no, document := document)) FILTER (kind = 'announced').document AS announced_in,
       max(act_no) FILTER (kind = 'announced') AS announced_by_act
FROM live_nomination_rulings
GROUP BY nomination_id;

-- What the Office took over from files that came after the reception, or mended itself: field -> value.
CREATE OR REPLACE VIEW nomination_accepted AS
SELECT nomination_id, map_from_entries(list(struct_pack(k := subject, v := value))) AS facts,
       any_value(nominee_class) FILTER (subject = 'position') AS position_class
FROM (
    SELECT g.nomination_id, g.subject, g.value, r.nominee_class
    FROM live_nomination_rulings g
    LEFT JOIN nominations_rows r ON r.submission_no = g.submission_no AND r.source_row = g.source_row
        AND r.nomination_id = g.nomination_id
    WHERE g.kind IN ('accepted', 'corrected')
    QUALIFY row_number() OVER (PARTITION BY g.nomination_id, g.subject ORDER BY g.ruling_no DESC) = 1
)
GROUP BY nomination_id;

-- Other agencies, whose files the Department appraises for the province; the Department itself is what its units belong to.
CREATE OR REPLACE VIEW appraised_units AS
SELECT unit_code
FROM units
WHERE kind = 'agency' AND unit_code NOT IN (SELECT parent_code FROM units WHERE kind <> 'agency' AND parent_code <> '');

-- The rows that tell of a nomination: those of files not withdrawn, or of any file when it was moved and no others do.
CREATE OR REPLACE VIEW nomination_sources AS
SELECT r.*, s.period, s.submission_id, s.file_name, s.received_on, s.recorded_at
FROM nominations_rows r
JOIN recorded_submissions s ON s.submission_no = r.submission_no
WHERE s.is_alive OR r.nomination_id IN (SELECT nomination_id FROM live_nomination_moves)
QUALIFY s.is_alive OR NOT bool_or(s.is_alive) OVER (PARTITION BY r.nomination_id);

-- One row per nomination over all periods; acts decide its state. Files supply facts until the Office has received it: the
-- newest row up to then, and when those were withdrawn the first one since; what the Office took over since stands before
-- them. told_state is what others than those who decide may be told of it.
CREATE OR REPLACE VIEW current_nominations AS
SELECT * EXCLUDE (file_state, file_since, before, reason, announced_by_act, inside_since, day),
       coalesce(announced_on <= day, FALSE) AS is_announced,
       CASE WHEN state = 'returned' THEN nullif(reason, '') END AS return_reason,
       state IN ('decided', 'declined', 'revoked') AND NOT is_announced AS is_inside,
       CASE WHEN is_inside THEN coalesce(before.state, file_state) ELSE state END AS told_state,
       CASE WHEN is_inside THEN coalesce(before.state_since, file_since) ELSE state_since END AS told_since
FROM (
    SELECT n.nomination_id, n.nomination_no, r.stage, coalesce(a.facts['honorific'], r.honorific) AS honorific,
           coalesce(a.facts['nominee_name'], r.nominee_name) AS nominee_name, r.nominee_kind,
           coalesce(TRY_CAST(a.facts['birth_year'] AS INTEGER), r.birth_year) AS birth_year,
           coalesce(a.facts['position'], r.position) AS position, coalesce(a.facts['award'], r.award) AS award,
           coalesce(a.facts['commendation_kind'], r.commendation_kind) AS commendation_kind,
           coalesce(a.facts['item_code'], r.item_code) AS item_code,
           coalesce(a.facts['achievement'], r.achievement) AS achievement,
           coalesce(a.facts['work_grade'], r.work_grade) AS work_grade,
           coalesce(a.facts['initiative'], r.initiative) AS initiative,
           coalesce(a.facts['initiative_decision'], r.initiative_decision) AS initiative_decision,
           coalesce(TRY_CAST(a.facts['votes_for'] AS INTEGER), r.votes_for) AS votes_for,
           coalesce(TRY_CAST(a.facts['votes_total'] AS INTEGER), r.votes_total) AS votes_total,
           coalesce(a.facts['documents'], r.documents) AS documents, coalesce(a.facts['note'], r.note) AS note,
           n.plan_id, r.period, n.unit_code, r.submission_id, r.file_name AS source_file, h.source_sheet, r.source_row,
           coalesce(a.facts['award'], r.award) AS award_code,
           CASE WHEN r.nominee_kind = 'individual'
                THEN coalesce(w.nominee_class, a.position_class, r.nominee_class) END AS nominee_class,
           CASE WHEN n.unit_code IN (SELECT unit_code FROM appraised_units) THEN 'appraised' ELSE 'own' END AS scope,
           CASE WHEN r.stage = 'registered' THEN 'registered' ELSE 'proposed' END AS file_state,
           min(r.received_on) OVER (PARTITION BY n.nomination_id, r.stage) AS file_since,
           coalesce(t.state, CASE WHEN r.stage = 'registered' THEN 'registered' ELSE 'proposed' END) AS state,
           coalesce(t.state_since, min(r.received_on) OVER (PARTITION BY n.nomination_id, r.stage)) AS state_since,
           t.reason, t.decided.decision_no AS decision_no, t.decided.decision_on AS decision_on, t.before, t.inside_since,
           coalesce(t.last_move_no, 0) AS last_move_no, w.announced_by_act,
           CASE WHEN w.announced_by_act > t.inside_since THEN w.announced_on END AS announced_on,
           CASE WHEN w.announced_by_act > t.inside_since THEN w.announced_in END AS announced_in, z.day
    FROM nomination_identities n
    JOIN nomination_sources r ON r.nomination_id = n.nomination_id
    JOIN submission_sheets h ON h.submission_no = r.submission_no AND h.sheet = 'nominations'
    JOIN period_order o ON o.plan_id = n.plan_id AND o.period = r.period
    CROSS JOIN horizon z
    LEFT JOIN nomination_states t ON t.nomination_id = n.nomination_id
    LEFT JOIN nomination_words w ON w.nomination_id = n.nomination_id
    LEFT JOIN nomination_accepted a ON a.nomination_id = n.nomination_id
    QUALIFY row_number() OVER (
        PARTITION BY n.nomination_id
        ORDER BY CASE WHEN r.recorded_at > t.received_at THEN r.submission_no END NULLS FIRST,
                 o.rank DESC, r.submission_no DESC, r.stage = 'proposed' DESC, r.source_row DESC
    ) = 1
);

-- What the newest file since the reception says differently, field by field, and nobody has answered yet. What it leaves
-- out it says nothing of.
CREATE OR REPLACE VIEW nomination_facts_proposed AS
SELECT c.nomination_id, c.nomination_no, c.plan_id, c.unit_code, c.scope, f.said.field AS field, f.said.place AS field_order,
       f.said.held AS held, f.said.proposed AS proposed, r.submission_no, r.submission_id, r.file_name AS source_file,
       h.source_sheet, r.source_row, r.period, r.received_on
FROM current_nominations c
JOIN (
    SELECT s.*, o.rank
    FROM nomination_sources s
    JOIN nomination_states t ON t.nomination_id = s.nomination_id
    JOIN nomination_identities n ON n.nomination_id = s.nomination_id
    JOIN period_order o ON o.plan_id = n.plan_id AND o.period = s.period
    WHERE s.recorded_at > t.received_at
    QUALIFY row_number() OVER (
        PARTITION BY s.nomination_id ORDER BY o.rank DESC, s.submission_no DESC, s.stage = 'proposed' DESC, s.source_row DESC
    ) = 1
) r ON r.nomination_id = c.nomination_id
JOIN period_order b ON b.plan_id = c.plan_id AND b.period = c.period AND r.rank >= b.rank
JOIN submission_sheets h ON h.submission_no = r.submission_no AND h.sheet = 'nominations'
CROSS JOIN LATERAL (
    SELECT unnest([
        struct_pack(place := 1, field := 'honorific', held := c.honorific, proposed := r.honorific),
        struct_pack(place := 2, field := 'nominee_name', held := c.nominee_name, proposed := r.nominee_name),
        struct_pack(place := 3, field := 'birth_year', held := c.birth_year::VARCHAR, proposed := r.birth_year::VARCHAR),
        struct_pack(place := 4, field := 'position', held := c.position, proposed := r.position),
        struct_pack(place := 5, field := 'award', held := c.award, proposed := r.award),
        struct_pack(place := 6, field := 'commendation_kind', held := c.commendation_kind, proposed := r.commendation_kind),
        struct_pack(place := 7, field := 'item_code', held := c.item_code, proposed := r.item_code),
        struct_pack(place := 8, field := 'achievement', held := c.achievement, proposed := r.achievement),
        struct_pack(place := 9, field := 'work_grade', held := c.work_grade, proposed := r.work_grade),
        struct_pack(place := 10, field := 'initiative', held := c.initiative, proposed := r.initiative),
        struct_pack(place := 11, field := 'initiative_decision', held := c.initiative_decision,
                    proposed := r.initiative_decision),
        struct_pack(place := 12, field := 'votes_for', held := c.votes_for::VARCHAR, proposed := r.votes_for::VARCHAR),
        struct_pack(place := 13, field := 'votes_total', held := c.votes_total::VARCHAR, proposed := r.votes_total::VARCHAR),
        struct_pack(place := 14, field := 'documents', held := c.documents, proposed := r.documents),
        struct_pack(place := 15, field := 'note', held := c.note, proposed := r.note)
    ]) AS said
) f
WHERE coalesce(f.said.proposed, '') <> '' AND f.said.proposed IS DISTINCT FROM f.said.held
  AND NOT EXISTS (
      SELECT 1 FROM live_nomination_rulings g
      WHERE g.nomination_id = c.nomination_id AND g.kind = 'refused' AND g.subject = f.said.field
        AND g.value = f.said.proposed
  );

-- The newest totals of each council on a nomination.
CREATE OR REPLACE VIEW nomination_councils AS
SELECT k.*
FROM council_results k, horizon
WHERE k.recorded_at < recorded_before
QUALIFY row_number() OVER (PARTITION BY k.nomination_id, k.council ORDER BY k.result_no DESC) = 1;

-- Every move that the pipeline allows for an award, from whatever state; some only for what is commended ad hoc.
CREATE OR REPLACE VIEW award_ways AS
SELECT a.award_code, h.is_ad_hoc, p.display_order, p.from_state, p.to_state, p.roles, p.needs, p.term_days, p.basis
FROM awards a
CROSS JOIN (SELECT unnest([FALSE, TRUE]) AS is_ad_hoc) h
JOIN pipeline p ON (p.awards = '*' OR list_contains(string_split(p.awards, ';'), a.award_code))
    AND (h.is_ad_hoc OR NOT list_contains(string_split(p.needs, ';'), 'ad_hoc'));

-- The same of each nomination; is_open where it stands.
CREATE OR REPLACE VIEW nomination_ways AS
SELECT n.nomination_id, n.nomination_no, n.plan_id, n.unit_code, n.state, n.told_state, w.display_order, w.from_state,
       w.to_state, w.roles, w.needs, w.term_days, w.basis, w.from_state = n.state AS is_open
FROM current_nominations n
JOIN award_ways w ON w.award_code = n.award_code AND w.is_ad_hoc = (coalesce(n.commendation_kind, '') = 'ad_hoc');

-- The documents asked of a nomination on each day the register holds, with what the Office has found of them. is_needed is
-- NULL where nothing recorded tells whether the ground is given; what is only remembered keeps nothing back.
CREATE OR REPLACE VIEW nomination_dossiers AS
SELECT n.nomination_id, n.nomination_no, n.plan_id, n.unit_code, n.state, n.told_state, d.display_order, d.document, d.name,
       d.condition, d.needed_at, d.basis, d.source, d.valid_from, d.valid_to,
       CASE d.condition
           WHEN 'always' THEN TRUE
           WHEN 'initiative' THEN coalesce(n.initiative, '') <> '' OR coalesce(n.initiative_decision, '') <> ''
       END AS is_needed,
       d.source <> 'memory' AS keeps_back, coalesce(p.is_held, FALSE) AS is_held, p.is_held IS NOT NULL AS is_checked,
       p.number, p.dated_on, p.text, p.acted_by, p.acted_on
FROM current_nominations n
JOIN dossiers d ON d.awards = '*' OR list_contains(string_split(d.awards, ';'), n.award_code)
LEFT JOIN (
    SELECT q.*
    FROM nomination_papers q, horizon
    WHERE q.recorded_at < recorded_before
    QUALIFY row_number() OVER (PARTITION BY q.nomination_id, q.document ORDER BY q.paper_no DESC) = 1
) p ON p.nomination_id = n.nomination_id AND p.document = d.document;

-- Everything done about a nomination, in the order in which it was recorded.
CREATE OR REPLACE VIEW nomination_acts AS
SELECT m.nomination_id, m.act_no, 'move' AS act, m.state AS subject, m.reason AS value, m.text,
       coalesce(m.document, m.decision_no) AS document, m.acted_by, m.acted_on, m.recorded_at
FROM live_nomination_moves m
UNION ALL
SELECT k.nomination_id, k.act_no, 'council', k.council, k.votes_for || '/' || k.members, k.text, k.document, k.acted_by,
       k.held_on, k.recorded_at
FROM council_results k, horizon
WHERE k.recorded_at < recorded_before
UNION ALL
SELECT q.nomination_id, q.act_no, 'paper', q.document, CASE WHEN q.is_held THEN '1' ELSE '0' END, q.text, q.number,
       q.acted_by, q.acted_on, q.recorded_at
FROM nomination_papers q, horizon
WHERE q.recorded_at < recorded_before
UNION ALL
SELECT g.nomination_id, g.act_no, g.kind, g.subject, g.value, g.text, g.document, g.acted_by, g.acted_on, g.recorded_at
FROM live_nomination_rulings g;

-- Whether two mentions of people are one, as the Office last found; the keys in alphabetical order.
CREATE OR REPLACE VIEW found_persons AS
SELECT p.one_key, p.other_key, p.is_same, p.text, p.acted_by, p.acted_on, p.act_no, p.recorded_at
FROM person_rulings p, horizon
WHERE p.recorded_at < recorded_before
QUALIFY row_number() OVER (PARTITION BY p.one_key, p.other_key ORDER BY p.act_no DESC) = 1;
