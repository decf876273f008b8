-- The period in which a difficulty or a nomination first came in, by the order of periods.
CREATE OR REPLACE VIEW first_periods AS
SELECT 'difficulty' AS kind, r.difficulty_id AS id, min(o.rank) AS rank, min(r.received_on) AS received_on
FROM difficulty_sources r
JOIN difficulty_identities d ON d.difficulty_id = r.difficulty_id
JOIN period_order o ON o.plan_id = d.plan_id AND o.period = r.period
GROUP BY r.difficulty_id
UNION ALL
SELECT 'nomination', r.nomination_id, min(o.rank), min(r.received_on)
FROM nomination_sources r
JOIN nomination_identities n ON n.nomination_id = r.nomination_id
JOIN period_order o ON o.plan_id = n.plan_id AND o.period = r.period
GROUP BY r.nomination_id;

-- What a screen about a period shows: what came in up to that period, as it stands at the reference day.
CREATE OR REPLACE VIEW shown_difficulties AS
SELECT o.period AS shown_period, d.* REPLACE (CASE WHEN d.waits_as = 'reported' THEN d.track ELSE d.waits_as END AS waits_as),
       u.short_name AS unit_name, u.display_order AS unit_order, p.name AS period_name,
       coalesce(list_position(['urgent', 'high', 'medium', 'low'], d.severity), 9)::INTEGER AS severity_order,
       greatest(least(k.day, d.resolved_on) - d.counted_from, 0)::INTEGER AS age_days,
       d.status <> 'resolved' AS is_open,
       -- What a unit or the Office settles itself comes to leadership once it is escalated.
       d.waits_as IS NOT NULL AND (d.waits_as <> 'reported' OR d.track <> 'own' OR coalesce(d.escalation = 'now', FALSE))
           AS waits_for_direction,
       d.status <> 'resolved' AND d.track = 'higher' AS is_for_higher_body
FROM difficulty_clocks d
JOIN first_periods f ON f.kind = 'difficulty' AND f.id = d.difficulty_id
JOIN period_order o ON o.plan_id = d.plan_id AND o.rank >= f.rank
JOIN period_order p ON p.plan_id = d.plan_id AND p.period = d.period
JOIN plan_clock k ON k.plan_id = d.plan_id
JOIN units u ON u.unit_code = d.unit_code;

-- Directions given on what is shown, each with the unit that must act.
CREATE OR REPLACE VIEW shown_directions AS
SELECT s.shown_period, r.*, u.short_name AS unit_name, u.display_order AS unit_order, s.unit_name AS raised_by_name,
       s.description, s.severity, s.severity_order, s.item_code, s.status AS difficulty_status, s.submission_id, s.source_row
FROM shown_difficulties s
JOIN directions r ON r.difficulty_id = s.difficulty_id
JOIN units u ON u.unit_code = r.unit_code;

-- Titles and forms of commendation are two families, the Department's own nominations and those it appraises for others two
-- scopes: never counted together.
CREATE OR REPLACE VIEW scoped_nominations AS
SELECT o.period AS shown_period, n.*, u.short_name AS unit_name, u.display_order AS unit_order, a.family,
       a.name AS award_name, a.short_name AS award_short_name, a.display_order AS award_order, a.decided_by,
       -- What is moved after the plan's last day counts its days by the calendar.
       (CASE WHEN n.state_since > k.day THEN z.day ELSE k.day END - n.state_since)::INTEGER AS days_in_state,
       (CASE WHEN n.told_since > k.day THEN z.day ELSE k.day END - n.told_since)::INTEGER AS days_in_told_state
FROM current_nominations n
JOIN first_periods f ON f.kind = 'nomination' AND f.id = n.nomination_id
JOIN period_order o ON o.plan_id = n.plan_id AND o.rank >= f.rank
JOIN plan_clock k ON k.plan_id = n.plan_id
CROSS JOIN horizon z
JOIN awards a ON a.award_code = n.award_code
JOIN units u ON u.unit_code = n.unit_code;

-- The Department's own.
CREATE OR REPLACE VIEW shown_nominations AS
SELECT * FROM scoped_nominations WHERE scope = 'own';
