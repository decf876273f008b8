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
SELECT o.period AS shown_period, d.*, u.short_name AS unit_name, u.display_order AS unit_order, p.name AS period_name,
       coalesce(list_position(['urgent', 'high', 'medium', 'low'], d.severity), 9)::INTEGER AS severity_order,
       (least(k.day, d.resolved_on) - d.counted_from)::INTEGER AS age_days,
       d.status <> 'resolved' AS is_open,
       d.status = 'reported' AS waits_for_direction,
       coalesce(d.status = 'directed' AND d.direction_due_on < k.day, FALSE) AS direction_overdue,
       (k.day - d.direction_due_on)::INTEGER AS days_past_direction
FROM current_difficulties d
JOIN first_periods f ON f.kind = 'difficulty' AND f.id = d.difficulty_id
JOIN period_order o ON o.plan_id = d.plan_id AND o.rank >= f.rank
JOIN period_order p ON p.plan_id = d.plan_id AND p.period = d.period
JOIN plan_clock k ON k.plan_id = d.plan_id
JOIN units u ON u.unit_code = d.unit_code;

-- Titles and forms of commendation are two families, never counted together; only the Department's own nominations.
CREATE OR REPLACE VIEW shown_nominations AS
SELECT o.period AS shown_period, n.*, u.short_name AS unit_name, u.display_order AS unit_order, a.family,
       a.name AS award_name, a.short_name AS award_short_name, a.display_order AS award_order, a.decided_by,
       (k.day - n.state_since)::INTEGER AS days_in_state
FROM current_nominations n
JOIN first_periods f ON f.kind = 'nomination' AND f.id = n.nomination_id
JOIN period_order o ON o.plan_id = n.plan_id AND o.rank >= f.rank
JOIN plan_clock k ON k.plan_id = n.plan_id
JOIN awards a ON a.award_code = n.award_code
JOIN units u ON u.unit_code = n.unit_code
WHERE n.scope = 'own';
