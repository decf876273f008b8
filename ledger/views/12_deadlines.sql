-- Every day by which a nomination must have come so far: as it is (outside FALSE), and as others than those who decide may
-- be told of it (outside TRUE). What has ended owes nothing any more.
CREATE OR REPLACE VIEW nomination_steps AS
SELECT n.nomination_id, n.plan_id, n.unit_code, n.award_code, s.outside, s.state, d.awards, d.must_reach, d.due_on,
       d.near_days, d.source, (d.due_on - k.day)::INTEGER AS days_left,
       list_contains(string_split(d.reached_in, ';'), s.state) AS has_reached,
       list_contains(string_split(d.ended_in, ';'), s.state) AS has_ended
FROM current_nominations n
CROSS JOIN LATERAL (SELECT FALSE AS outside, n.state AS state UNION ALL SELECT TRUE, n.told_state) s
JOIN nomination_deadlines d ON d.plan_id = n.plan_id AND list_contains(string_split(d.awards, ';'), n.award_code)
JOIN plan_clock k ON k.plan_id = n.plan_id
WHERE n.scope = 'own';

-- The one that matters now: the first not yet kept, else the last. What is only registered has not been nominated: nothing
-- of it can come too late.
CREATE OR REPLACE VIEW nomination_terms AS
SELECT * EXCLUDE (awards),
       state <> 'registered' AND NOT has_reached AND NOT has_ended AND days_left BETWEEN 0 AND near_days AS is_near,
       state <> 'registered' AND NOT has_reached AND NOT has_ended AND days_left < 0 AS is_missed
FROM nomination_steps
QUALIFY row_number() OVER (
    PARTITION BY nomination_id, outside ORDER BY has_reached, CASE WHEN NOT has_reached THEN due_on END, due_on DESC
) = 1;

-- What a unit owes: of a period its report, its rows and its cells; of any period (period NULL) what has been waiting.
-- The cells of rows that wait for mending, or of a report that isn't there, are not asked for a second time.
CREATE OR REPLACE VIEW unit_debts AS
SELECT r.plan_id, r.period, r.unit_code, 'report_missing' AS kind, r.period AS number, p.name AS title, NULL AS detail,
       r.due_on, (k.day - r.due_on)::INTEGER AS days, NULL AS source_sheet, NULL AS source_row, p.rank AS place
FROM reporting r
JOIN plan_clock k ON k.plan_id = r.plan_id
JOIN period_order p ON p.plan_id = r.plan_id AND p.period = r.period
WHERE r.state = 'missing'
UNION ALL
SELECT m.plan_id, m.period, m.unit_code, 'row_to_mend', m.item_code, i.title, NULL, NULL, NULL, m.source_sheet, m.source_row,
       m.sheet || lpad(m.source_row::VARCHAR, 7, '0')
FROM rows_to_mend m
LEFT JOIN plan_items i ON i.plan_id = m.plan_id AND i.item_code = m.item_code
UNION ALL
SELECT c.plan_id, c.period, c.unit_code, 'cells_empty', c.item_code, any_value(i.title),
       string_agg(c.field, ';' ORDER BY list_position(['status', 'actual', 'result', 'evidence'], c.field)), NULL, NULL,
       any_value(c.source_sheet), any_value(c.source_row), lpad(any_value(i.display_order)::VARCHAR, 7, '0')
FROM required_cells c
JOIN plan_items i ON i.plan_id = c.plan_id AND i.item_code = c.item_code
WHERE NOT c.is_filled AND c.submission_id IS NOT NULL AND c.row_is <> 'refused'
GROUP BY c.plan_id, c.period, c.unit_code, c.item_code
UNION ALL
SELECT l.plan_id, l.period, l.unit_code, 'item_overdue', l.item_code, i.title, NULL, l.due_on, -l.days_left,
       NULL, NULL, l.due_on::VARCHAR || lpad(i.display_order::VARCHAR, 7, '0')
FROM item_unit_states l
JOIN plan_items i ON i.plan_id = l.plan_id AND i.item_code = l.item_code
WHERE l.state = 'overdue'
UNION ALL
SELECT plan_id, NULL, unit_code, CASE WHEN is_overdue THEN 'direction_overdue' ELSE 'direction_unanswered' END, direction_no,
       direction, difficulty_no, due_on, CASE WHEN is_overdue THEN -days_left END, NULL, NULL, direction_no
FROM directions
WHERE is_overdue OR (is_standing AND state = 'unanswered')
UNION ALL
SELECT n.plan_id, NULL, n.unit_code, 'nomination_returned', n.nomination_no, a.short_name || ': ' || n.nominee_name,
       n.return_reason, t.due_on, CASE WHEN t.due_on < k.day THEN (k.day - t.due_on)::INTEGER END, NULL, NULL,
       n.nomination_no
FROM current_nominations n
JOIN awards a ON a.award_code = n.award_code
JOIN plan_clock k ON k.plan_id = n.plan_id
LEFT JOIN nomination_terms t ON t.nomination_id = n.nomination_id AND NOT t.outside
WHERE n.state = 'returned' AND n.scope = 'own';

-- Every day by which somebody owes something, one row per unit concerned (NULL: everybody); is_own tells who leads. An
-- occurrence of an item is done once a report that speaks of it or of a later one says so. What is done for a nomination
-- stands here as it is (outside FALSE) and as others may be told (TRUE); of all else everybody is told the same (NULL).
CREATE OR REPLACE VIEW deadlines AS
SELECT r.plan_id, 'report_due' AS kind, r.period AS number, 1 AS occurrence, r.unit_code, TRUE AS is_own, p.name AS title,
       NULL AS detail, r.due_on AS on_day, r.received_on IS NOT NULL AS is_done,
       NULL::BOOLEAN AS outside
FROM reporting r
JOIN period_order p ON p.plan_id = r.plan_id AND p.period = r.period
UNION ALL
SELECT c.plan_id, 'item_due', c.item_code, c.occurrence, u.unit_code, u.is_lead OR u.lead_is_all, i.title, i.product,
       c.due_on, coalesce(l.state = 'not_applicable' OR (l.is_done AND l.due_on >= c.due_on), FALSE), NULL
FROM item_occurrences c
JOIN plan_items i ON i.plan_id = c.plan_id AND i.item_code = c.item_code
JOIN item_units u ON u.plan_id = c.plan_id AND u.item_code = c.item_code
LEFT JOIN latest_item_unit_states l ON l.plan_id = c.plan_id AND l.item_code = c.item_code AND l.unit_code = u.unit_code
UNION ALL
SELECT plan_id, 'direction_due', direction_no, 1, unit_code, TRUE, direction, difficulty_no, due_on, NOT is_open, NULL
FROM directions
UNION ALL
SELECT DISTINCT m.plan_id, v.kind, m.item_code, 1, u.unit_code, u.is_lead OR u.lead_is_all, i.title, NULL, v.on_day, FALSE,
       NULL
FROM movements m
JOIN plan_items i ON i.plan_id = m.plan_id AND i.item_code = m.item_code
JOIN item_units u ON u.plan_id = m.plan_id AND u.item_code = m.item_code
CROSS JOIN LATERAL (
    SELECT 'interim_review' AS kind, m.interim_review_on AS on_day
    UNION ALL
    SELECT 'final_review', m.final_review_on
) v
UNION ALL
SELECT s.plan_id, 'nomination_due', s.awards || '-' || s.must_reach, 1, s.unit_code, TRUE, a.short_names, s.must_reach,
       s.due_on, s.has_reached OR s.has_ended, s.outside
FROM nomination_steps s
JOIN (
    SELECT d.plan_id, d.awards, d.must_reach, string_agg(a.short_name, ', ' ORDER BY a.display_order) AS short_names
    FROM nomination_deadlines d
    JOIN awards a ON list_contains(string_split(d.awards, ';'), a.award_code)
    GROUP BY d.plan_id, d.awards, d.must_reach
) a ON a.plan_id = s.plan_id AND a.awards = s.awards AND a.must_reach = s.must_reach
UNION ALL
SELECT plan_id, 'meeting', meeting_id, 1, NULL, TRUE, coalesce(subject, meeting_id), NULL, held_on, is_closed, NULL
FROM meetings;
