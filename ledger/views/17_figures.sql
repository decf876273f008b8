-- The rows behind every figure of the screens. A figure is the count of its rows, here and nowhere else; scope_unit NULL is
-- the Department's own picture (an item's state is its lead's), else that unit's. A nomination counts as it is (outside
-- FALSE) and as others than those who decide may be told of it (TRUE); of all else everybody is told the same (NULL).
CREATE OR REPLACE VIEW counted_rows AS
SELECT s.plan_id, s.period, s.counted.scope_unit AS scope_unit, 'item' AS kind, s.item_code AS number, s.item_code, i.clause,
       NULL::VARCHAR AS family, coalesce(s.told_by, u.unit_code) AS unit_code, u.short_name AS unit_name,
       u.display_order AS unit_order, i.title AS subject, s.state, 'progress' AS state_list, -s.days_left AS days, s.due_on,
       i.display_order AS row_order, s.submission_id, 'progress' AS sheet, s.source_row, NULL::BOOLEAN AS outside,
       s.counted.figures AS figures
FROM (
    -- What a unit does counts in its own picture, and in the Department's as the unit's part.
    SELECT *, unnest([struct_pack(
                          scope_unit := unit_code,
                          figures := ['items', 'items_' || replace(state, 'completed_late', 'completed')]
                                     || CASE state WHEN 'completed_late' THEN ['items_completed_late'] ELSE [] END)]
                     || CASE WHEN unit_code IS NULL THEN [] ELSE [struct_pack(
                          scope_unit := NULL::VARCHAR,
                          figures := ['parts'] || CASE state WHEN 'overdue' THEN ['parts_overdue'] WHEN 'at_risk' THEN ['parts_at_risk']
                                                  ELSE [] END
                        )] END) AS counted
    FROM shown_items
) s
JOIN plan_items i ON i.plan_id = s.plan_id AND i.item_code = s.item_code
LEFT JOIN units u ON u.unit_code = coalesce(s.told_by, i.lead_unit)
UNION ALL
SELECT r.plan_id, r.period, unnest([NULL, r.unit_code]), 'report', NULL, NULL, NULL, NULL, r.unit_code, u.short_name,
       u.display_order, p.name, r.state, 'reporting', (coalesce(r.received_on, k.day) - r.due_on)::INTEGER, r.due_on,
       u.display_order, t.submission_id, t.sheet, NULL, NULL, r.counted.figures
FROM (
    -- Whether a unit reported is told by its progress, whether it met difficulties by their own sheet.
    SELECT *, unnest([struct_pack(
                          sheet := 'progress',
                          figures := ['reports', 'reports_' || state]
                                     || CASE WHEN state IN ('on_time', 'late') THEN ['reports_received'] ELSE [] END),
                      struct_pack(sheet := 'difficulties', figures := ['difficulty_reports_' || difficulties])]) AS counted
    FROM reporting
) r
JOIN plan_units u ON u.plan_id = r.plan_id AND u.unit_code = r.unit_code
JOIN period_order p ON p.plan_id = r.plan_id AND p.period = r.period
JOIN plan_clock k ON k.plan_id = r.plan_id
LEFT JOIN (
    SELECT c.plan_id, c.period, c.unit_code, c.sheet, max(s.submission_id) AS submission_id
    FROM counting_sheets c JOIN submission_records s ON s.submission_no = c.submission_no
    GROUP BY c.plan_id, c.period, c.unit_code, c.sheet
) t ON t.plan_id = r.plan_id AND t.period = r.period AND t.unit_code = r.unit_code AND t.sheet = r.counted.sheet
UNION ALL
SELECT d.plan_id, d.shown_period, unnest([NULL, d.unit_code]), 'difficulty', d.difficulty_no, d.item_code, NULL, NULL,
       d.unit_code, d.unit_name, d.unit_order, d.description, d.status, 'difficulty',
       coalesce(d.days_waiting, d.age_days), coalesce(d.next_due_on, d.resolve_by),
       d.severity_order * 100000 - coalesce(d.days_waiting, d.age_days),
       d.submission_id, 'difficulties', d.source_row, NULL,
       ['difficulties'] || CASE WHEN d.is_open THEN ['difficulties_open'] ELSE [] END
       || CASE WHEN d.waits_for_direction THEN ['difficulties_waiting'] ELSE [] END
       || CASE WHEN d.is_open AND d.escalation = 'now' THEN ['difficulties_pressing'] ELSE [] END
       || CASE WHEN d.clock = 'closing' THEN ['difficulties_to_close'] ELSE [] END
       || CASE WHEN d.is_for_higher_body THEN ['difficulties_higher'] ELSE [] END
       || CASE WHEN d.status = 'passed_on' THEN ['difficulties_passed_on'] ELSE [] END
FROM shown_difficulties d
UNION ALL
SELECT r.plan_id, r.shown_period, unnest([NULL, r.unit_code]), 'direction', r.direction_no, r.item_code, NULL, NULL,
       r.unit_code, r.unit_name, r.unit_order, r.direction, r.state, 'direction', -r.days_left, r.due_on,
       coalesce(r.days_left, 100000), r.submission_id, 'difficulties', r.source_row, NULL,
       ['directions'] || CASE WHEN r.is_open THEN ['directions_open'] ELSE [] END
       || CASE WHEN r.is_overdue THEN ['directions_overdue'] ELSE [] END
FROM shown_directions r
UNION ALL
SELECT n.plan_id, n.shown_period, unnest([NULL, n.unit_code]), 'nomination', n.nomination_no, n.item_code, NULL, n.family,
       n.unit_code, n.unit_name, n.unit_order, n.nominee_name || ' – ' || n.award_name, n.told.state, 'nomination',
       CASE WHEN t.nomination_id IS NULL THEN n.told.days ELSE -t.days_left END, t.due_on,
       n.award_order * 1000 + n.unit_order, n.submission_id, 'nominations', n.source_row, n.told.outside,
       [n.family || 's'] || CASE WHEN n.told.state = 'decided' THEN [n.family || 's_decided'] ELSE [] END
       || CASE WHEN t.is_near OR t.is_missed THEN ['nominations_pressing'] ELSE [] END
       || CASE WHEN t.is_missed THEN ['nominations_missed'] ELSE [] END
FROM (
    SELECT *,
           unnest([struct_pack(outside := FALSE, state := state, days := days_in_state),
                   struct_pack(outside := TRUE, state := told_state, days := days_in_told_state)]) AS told
    FROM shown_nominations
) n
LEFT JOIN nomination_terms t ON t.nomination_id = n.nomination_id AND t.outside = n.told.outside
UNION ALL
SELECT c.plan_id, c.period, unnest([NULL, c.unit_code]), 'contradiction', c.item_code, c.item_code, i.clause, NULL,
       c.unit_code, u.short_name, u.display_order, i.title, c.code, 'contradiction', NULL, NULL, i.display_order,
       c.submission_id, 'progress', c.source_row, NULL, ['contradictions']
FROM contradictions c
JOIN plan_items i ON i.plan_id = c.plan_id AND i.item_code = c.item_code
JOIN units u ON u.unit_code = c.unit_code;

CREATE OR REPLACE VIEW figure_rows AS
SELECT * EXCLUDE (figures), unnest(figures) AS figure FROM counted_rows;
