-- Each criterion in each unit that leads or joins its movement, as told up to a period; a unit that said nothing has NULLs.
-- A share is measured against the register's target, a count against the unit's own part of it.
CREATE OR REPLACE VIEW movement_unit_results AS
SELECT m.plan_id, o.period AS shown_period, m.item_code, m.criterion_no, m.criterion, m.criterion_measure AS measure,
       m.display_order, iu.unit_code, iu.is_lead, s.launched_on, s.registered_on, s.target, s.actual,
       CASE WHEN starts_with(m.criterion_measure, '%') THEN coalesce(m.criterion_target, s.target) ELSE s.target END AS aim,
       coalesce(s.actual >= aim, FALSE) AS is_at_target,
       s.note, s.period, s.submission_id, s.source_file, s.source_sheet, s.source_row
FROM movements m
JOIN item_units iu ON iu.plan_id = m.plan_id AND iu.item_code = m.item_code
JOIN period_order o ON o.plan_id = m.plan_id
LEFT JOIN shown_movements s ON s.plan_id = m.plan_id AND s.shown_period = o.period AND s.unit_code = iu.unit_code
    AND s.criterion_no = m.criterion_no;

-- The Department's result under each criterion up to a period. Percents of units are neither added up nor averaged: k of n
-- units at the target tells. A nomination belongs to the movement whose code it names; awards_told are those made known.
CREATE OR REPLACE VIEW movement_results AS
SELECT u.plan_id, u.shown_period AS period, u.item_code, u.criterion_no, any_value(u.criterion) AS criterion,
       any_value(u.measure) AS measure, any_value(m.criterion_target) AS target,
       CASE WHEN NOT starts_with(any_value(u.measure), '%') THEN sum(u.actual) END AS total,
       round(100 * total / nullif(any_value(m.criterion_target), 0), 1) AS percent_of_target,
       count(*)::INTEGER AS units_expected,
       count(u.launched_on)::INTEGER AS units_launched,
       count(u.registered_on)::INTEGER AS units_registered,
       count(u.actual)::INTEGER AS units_reported,
       count(*) FILTER (u.is_at_target)::INTEGER AS units_at_target,
       any_value(m.from_on <= least(o.ends_on, k.day)) AS has_begun,
       any_value(CASE WHEN m.interim_review_on >= k.day THEN m.interim_review_on
                      WHEN m.final_review_on >= k.day THEN m.final_review_on END) AS next_review_on,
       any_value(CASE WHEN m.interim_review_on >= k.day THEN 'interim'
                      WHEN m.final_review_on >= k.day THEN 'final' END) AS next_review_kind,
       coalesce(any_value(n.awards), 0)::INTEGER AS awards, coalesce(any_value(n.awards_told), 0)::INTEGER AS awards_told,
       coalesce(any_value(n.nominations), 0)::INTEGER AS nominations,
       any_value(m.display_order) AS display_order
FROM movement_unit_results u
JOIN movements m ON m.plan_id = u.plan_id AND m.criterion_no = u.criterion_no
JOIN period_order o ON o.plan_id = u.plan_id AND o.period = u.shown_period
JOIN plan_clock k ON k.plan_id = u.plan_id
LEFT JOIN (
    SELECT plan_id, shown_period, item_code, count(*) FILTER (state = 'decided') AS awards,
           count(*) FILTER (told_state = 'decided') AS awards_told, count(*) FILTER (state <> 'withdrawn') AS nominations
    FROM shown_nominations
    GROUP BY plan_id, shown_period, item_code
) n ON n.plan_id = u.plan_id AND n.shown_period = u.shown_period AND n.item_code = u.item_code
GROUP BY u.plan_id, u.shown_period, u.item_code, u.criterion_no;

-- The movement itself: a unit has launched, registered or reported it when it says so under any of its criteria.
CREATE OR REPLACE VIEW movement_sums AS
SELECT u.plan_id, u.shown_period AS period, u.item_code,
       count(DISTINCT u.unit_code)::INTEGER AS units_expected,
       count(DISTINCT u.unit_code) FILTER (u.launched_on IS NOT NULL)::INTEGER AS units_launched,
       count(DISTINCT u.unit_code) FILTER (u.registered_on IS NOT NULL)::INTEGER AS units_registered,
       count(DISTINCT u.unit_code) FILTER (u.actual IS NOT NULL)::INTEGER AS units_reported,
       any_value(r.has_begun) AS has_begun,
       min(r.next_review_on) AS next_review_on,
       arg_min(r.next_review_kind, r.next_review_on) AS next_review_kind,
       any_value(r.awards) AS awards, any_value(r.awards_told) AS awards_told,
       any_value(r.nominations) AS nominations,
       min(u.display_order) AS display_order
FROM movement_unit_results u
JOIN movement_results r ON r.plan_id = u.plan_id AND r.period = u.shown_period AND r.criterion_no = u.criterion_no
GROUP BY u.plan_id, u.shown_period, u.item_code;
