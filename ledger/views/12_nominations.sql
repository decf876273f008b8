-- Where each nomination stands against the term of its state, and what may follow: as it is (outside FALSE), and as others
-- than those who decide may be told of it (outside TRUE). next_on is the first of the state's term and the plan's deadline. The
-- plan's clock stops at its last day; what is moved after that counts its days by the calendar.
CREATE OR REPLACE VIEW nomination_standings AS
SELECT n.nomination_id, n.plan_id, n.unit_code, s.outside, s.state, s.state_since,
       greatest(s.day - s.state_since, 0)::INTEGER AS days_in_state,
       -- What stays inside is late for nobody outside.
       CASE WHEN NOT s.outside OR NOT n.is_inside THEN w.term_days END AS term_days,
       CASE WHEN NOT s.outside OR NOT n.is_inside THEN s.state_since + w.term_days END AS term_on, (term_on - s.day)::INTEGER AS days_left,
       coalesce(term_on < s.day, FALSE) AS is_late, w.next_states,
       CASE WHEN s.state NOT IN ('decided', 'ineligible', 'declined', 'withdrawn', 'revoked') THEN w.next_state END
           AS next_state,
       d.must_reach, d.due_on AS deadline_on, least(term_on, d.due_on) AS next_on
FROM current_nominations n
JOIN plan_clock k ON k.plan_id = n.plan_id
CROSS JOIN horizon z
CROSS JOIN LATERAL (
    SELECT t.outside, t.state, t.state_since, CASE WHEN t.state_since > k.day THEN z.day ELSE k.day END AS day
    FROM (
        SELECT FALSE AS outside, n.state AS state, n.state_since AS state_since
        UNION ALL
        SELECT TRUE, n.told_state, n.told_since
    ) t
) s
LEFT JOIN (
    SELECT nomination_id, from_state, any_value(term_days) AS term_days,
           string_agg(to_state, ';' ORDER BY display_order) AS next_states, arg_min(to_state, display_order) AS next_state
    FROM nomination_ways
    GROUP BY nomination_id, from_state
) w ON w.nomination_id = n.nomination_id AND w.from_state = s.state
LEFT JOIN nomination_terms d ON d.nomination_id = n.nomination_id AND d.outside = s.outside
    AND NOT d.has_reached AND NOT d.has_ended;

-- How far each nomination ever came: registered, proposed, submitted (to whoever decides it: what the Director decides is
-- submitted when its council has met), awarded. A nomination is not an award; one revoked is none any more.
CREATE OR REPLACE VIEW nomination_marks AS
SELECT n.nomination_id, n.plan_id, n.unit_code, n.scope, n.award_code, o.outside,
       coalesce(f.registered, FALSE) OR coalesce(m.registered, FALSE) AS is_registered,
       coalesce(f.proposed, FALSE) OR coalesce(m.proposed, FALSE) AS is_proposed,
       n.state = 'decided' AND NOT (o.outside AND n.is_inside) AS is_decided,
       coalesce(m.submitted, FALSE) OR (coalesce(m.met, FALSE) AND n.award_code NOT IN (
           SELECT unnest(string_split(awards, ';')) FROM pipeline WHERE from_state = 'council_done' AND to_state = 'submitted'
       )) OR is_decided AS is_submitted
FROM current_nominations n
CROSS JOIN (SELECT unnest([FALSE, TRUE]) AS outside) o
LEFT JOIN (
    SELECT nomination_id, bool_or(coalesce(stage, '') = 'registered') AS registered,
           bool_or(coalesce(stage, '') <> 'registered') AS proposed
    FROM nomination_sources
    GROUP BY nomination_id
) f ON f.nomination_id = n.nomination_id
LEFT JOIN (
    SELECT nomination_id, bool_or(state = 'registered') AS registered,
           bool_or(state NOT IN ('registered', 'withdrawn')) AS proposed, bool_or(state = 'submitted') AS submitted,
           bool_or(state = 'council_done') AS met
    FROM live_nomination_moves
    GROUP BY nomination_id
) m ON m.nomination_id = n.nomination_id;

-- Each nomination with all that the Office's desk shows of it, and once more as others may be told (outside TRUE): what came
-- of it and the council's totals are left out there until they are made known.
CREATE OR REPLACE VIEW nomination_board AS
SELECT s.outside, n.* EXCLUDE (state, state_since, told_state, told_since, decision_no, decision_on, announced_on, announced_in),
       s.state, s.state_since, s.days_in_state, s.term_days, s.term_on, s.days_left, s.is_late, s.next_states, s.next_state,
       s.must_reach, s.deadline_on, s.next_on, u.short_name AS unit_name, u.display_order AS unit_order, a.family,
       a.name AS award_name, a.short_name AS award_short_name, a.display_order AS award_order, a.decided_by,
       CASE WHEN NOT s.outside OR NOT n.is_inside THEN n.decision_no END AS decision_no,
       CASE WHEN NOT s.outside OR NOT n.is_inside THEN n.decision_on END AS decision_on,
       CASE WHEN NOT s.outside OR n.is_announced THEN n.announced_on END AS announced_on,
       CASE WHEN NOT s.outside OR n.is_announced THEN n.announced_in END AS announced_in,
       CASE WHEN NOT s.outside OR n.is_announced THEN c.council END AS council,
       CASE WHEN NOT s.outside OR n.is_announced THEN c.held_on END AS council_on,
       CASE WHEN NOT s.outside OR n.is_announced THEN c.members END AS members,
       CASE WHEN NOT s.outside OR n.is_announced THEN c.present END AS present,
       CASE WHEN NOT s.outside OR n.is_announced THEN c.written END AS written,
       CASE WHEN NOT s.outside OR n.is_announced THEN c.votes_for END AS council_votes_for,
       coalesce(d.needed, 0)::INTEGER AS papers_needed, coalesce(d.held, 0)::INTEGER AS papers_held,
       coalesce(p.proposed, 0)::INTEGER AS differences, coalesce(t.last_act_no, 0)::INTEGER AS last_act_no
FROM current_nominations n
JOIN nomination_standings s ON s.nomination_id = n.nomination_id
JOIN awards a ON a.award_code = n.award_code
JOIN units u ON u.unit_code = n.unit_code
LEFT JOIN (
    SELECT * FROM nomination_councils QUALIFY row_number() OVER (PARTITION BY nomination_id ORDER BY result_no DESC) = 1
) c ON c.nomination_id = n.nomination_id
LEFT JOIN (
    SELECT e.nomination_id, count(*) AS needed, count(*) FILTER (e.is_held) AS held
    FROM nomination_dossiers e
    JOIN plan_clock q ON q.plan_id = e.plan_id
    WHERE e.is_needed AND e.keeps_back AND q.day BETWEEN coalesce(e.valid_from, q.day) AND coalesce(e.valid_to, q.day)
    GROUP BY e.nomination_id
) d ON d.nomination_id = n.nomination_id
LEFT JOIN (
    SELECT nomination_id, count(*) AS proposed FROM nomination_facts_proposed GROUP BY nomination_id
) p ON p.nomination_id = n.nomination_id
LEFT JOIN (
    SELECT nomination_id, max(act_no) AS last_act_no FROM nomination_acts GROUP BY nomination_id
) t ON t.nomination_id = n.nomination_id;
