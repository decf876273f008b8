-- What a period's reports say of item x unit, before any rule judges it. A single content that was finished in an earlier
-- period stays finished although later reports leave it out; without a day of its own it was finished when a report first
-- said so. Clocks stand at the reference day for the newest report, at the
-- period's end for those that a newer one has followed.
CREATE OR REPLACE VIEW progress_facts AS
WITH first_said_done AS (
    SELECT s.plan_id, s.unit_code, s.period, r.item_code, min(s.received_on) AS received_on
    FROM alive_submissions s
    JOIN progress_rows r ON r.submission_no = s.submission_no
    WHERE r.status = 'completed'
    GROUP BY s.plan_id, s.unit_code, s.period, r.item_code
),
told AS (
    SELECT p.plan_id, p.period, p.unit_code, p.item_code,
           coalesce(p.percent_complete, 100 * p.actual / nullif(p.target, 0),
                    CASE WHEN p.status = 'not_started' THEN 0
                         WHEN p.status = 'completed' AND i.repeats = 'once' THEN 100 END) AS share,
           coalesce(p.status = 'completed' AND (i.repeats <> 'once' OR share >= 99.5), FALSE) AS is_done,
           struct_pack(
               period := p.period, period_name := o.name, status := p.status, target := p.target, actual := p.actual,
               percent_complete := p.percent_complete, completed_on := p.completed_on, result := p.result,
               evidence := p.evidence, note := p.note, received_on := s.received_on,
               share := share, is_done := is_done,
               done_on := CASE WHEN is_done THEN coalesce(p.completed_on, d.received_on) END,
               submission_id := p.submission_id, source_file := p.source_file, source_sheet := p.source_sheet,
               source_row := p.source_row
           ) AS row
    FROM current_progress p
    JOIN period_order o ON o.plan_id = p.plan_id AND o.period = p.period
    JOIN plan_items i ON i.plan_id = p.plan_id AND i.item_code = p.item_code
    JOIN submission_records s ON s.submission_no = p.submission_no
    LEFT JOIN first_said_done d ON d.plan_id = p.plan_id AND d.unit_code = p.unit_code AND d.period = p.period
        AND d.item_code = p.item_code
),
mending AS (
    SELECT DISTINCT plan_id, period, unit_code, item_code FROM rows_to_mend WHERE sheet = 'progress'
),
laid AS (
    SELECT s.plan_id, s.period, o.rank, o.starts_on, o.ends_on, iu.item_code, iu.unit_code, iu.is_lead, iu.lead_is_all,
           i.repeats, i.start_on, k.day, t.row AS own, m.item_code IS NOT NULL AS is_mending,
           last_value(CASE WHEN i.repeats = 'once' AND t.row.is_done THEN t.row END IGNORE NULLS) OVER earlier AS finished,
           min(CASE WHEN i.repeats = 'once' THEN t.row.done_on END) OVER so_far AS first_done_on,
           max(o.rank) FILTER (t.row IS NOT NULL) OVER whole AS newest_rank
    FROM shown_periods s
    JOIN period_order o ON o.plan_id = s.plan_id AND o.period = s.period
    JOIN plan_clock k ON k.plan_id = s.plan_id
    JOIN item_units iu ON iu.plan_id = s.plan_id
    JOIN plan_items i ON i.plan_id = iu.plan_id AND i.item_code = iu.item_code
    LEFT JOIN told t ON t.plan_id = s.plan_id AND t.period = s.period AND t.item_code = iu.item_code
        AND t.unit_code = iu.unit_code
    LEFT JOIN mending m ON m.plan_id = s.plan_id AND m.period = s.period AND m.unit_code = iu.unit_code
        AND m.item_code = iu.item_code
    WINDOW whole AS (PARTITION BY s.plan_id, iu.item_code, iu.unit_code),
           earlier AS (PARTITION BY s.plan_id, iu.item_code, iu.unit_code ORDER BY o.rank
                       ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
           so_far AS (PARTITION BY s.plan_id, iu.item_code, iu.unit_code ORDER BY o.rank
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
),
chosen AS (
    SELECT * EXCLUDE (own, finished), own IS NOT NULL AS is_own, coalesce(own, finished) AS row,
           CASE WHEN own IS NOT NULL AND rank = newest_rank THEN day ELSE least(ends_on, day) END AS measured_on
    FROM laid
),
dues AS (
    SELECT plan_id, item_code, list(due_on ORDER BY due_on) AS due_days FROM item_occurrences GROUP BY plan_id, item_code
)
SELECT c.plan_id, c.period, c.rank, c.item_code, c.unit_code, c.is_lead, c.lead_is_all, c.repeats, c.start_on,
       c.measured_on, c.is_own, c.is_mending, c.row.period AS told_in, c.row.period_name AS told_in_name,
       c.row.status AS status, c.row.target AS target, c.row.actual AS actual,
       c.row.percent_complete AS percent_complete,
       c.row.share AS share, coalesce(c.row.is_done, FALSE) AS is_done,
       round(100.0 * len(list_filter(d.due_days, lambda due : due <= c.measured_on)) / len(d.due_days), 1)
           AS expected_share,
       round(100.0 * len(list_filter(d.due_days, lambda due : due <= o.due_on)) / len(d.due_days), 1) AS expected_by_due,
       o.due_on, c.row.completed_on AS completed_on,
       CASE WHEN c.row.is_done
            THEN coalesce(c.row.completed_on, CASE WHEN c.repeats = 'once' THEN c.first_done_on END, c.row.done_on) END
           AS done_on, c.row.result AS result,
       c.row.evidence AS evidence, c.row.note AS note, c.row.received_on AS received_on,
       c.row.submission_id AS submission_id, c.row.source_file AS source_file, c.row.source_sheet AS source_sheet,
       c.row.source_row AS source_row
FROM chosen c
LEFT JOIN dues d ON d.plan_id = c.plan_id AND d.item_code = c.item_code
LEFT JOIN period_occurrences o ON o.plan_id = c.plan_id AND o.period = c.period AND o.item_code = c.item_code;

-- What a unit has told of an item up to a period and is not resolved.
CREATE OR REPLACE VIEW open_difficulties AS
SELECT plan_id, shown_period AS period, unit_code, item_code, min(difficulty_no) AS difficulty_no,
       list(struct_pack(difficulty_no := difficulty_no, severity := severity) ORDER BY difficulty_no) AS difficulties
FROM shown_difficulties
WHERE is_open AND item_code IS NOT NULL
GROUP BY plan_id, shown_period, unit_code, item_code;

-- Each rule in force tried on each fact; what a rule asks stands here, its thresholds, state, order and dates in the register.
CREATE OR REPLACE VIEW status_trials AS
WITH known AS (
    SELECT f.*, coalesce(f.result, f.note) IS NOT NULL AS is_explained, d.difficulties
    FROM progress_facts f
    LEFT JOIN open_difficulties d ON d.plan_id = f.plan_id AND d.period = f.period AND d.unit_code = f.unit_code
        AND d.item_code = f.item_code
)
SELECT f.* EXCLUDE (difficulties), r.rule, r.state AS rule_state, r.display_order AS rule_order,
       r.lag_points, r.near_days, r.near_share, r.severities, r.basis,
       CASE WHEN r.rule = 'T13' THEN list_filter(
           f.difficulties, lambda told : list_contains(string_split(r.severities, ';'), told.severity)
       )[1].difficulty_no END AS difficulty_no,
       (f.expected_share - f.share) AS behind, (f.due_on - f.measured_on)::INTEGER AS days_left,
       coalesce(CASE r.rule
           WHEN 'T01' THEN f.status = 'not_applicable' AND f.is_explained
           WHEN 'T02' THEN f.status = 'not_applicable' AND f.repeats <> 'as_needed'
           WHEN 'T03' THEN f.is_done AND f.done_on > f.due_on
           WHEN 'T04' THEN f.is_done
           WHEN 'T05' THEN f.status IS NULL AND f.is_mending
           WHEN 'T06' THEN f.status IS NULL AND f.start_on > f.measured_on
           WHEN 'T07' THEN coalesce(f.status, 'not_applicable') = 'not_applicable' AND f.repeats = 'as_needed'
           WHEN 'T08' THEN f.status IS NULL
           WHEN 'T09' THEN f.repeats = 'as_needed'
           WHEN 'T10' THEN f.due_on < f.measured_on
           WHEN 'T11' THEN f.expected_share - f.share >= r.lag_points
           WHEN 'T12' THEN f.due_on - f.measured_on <= r.near_days
                       AND coalesce(f.share, 0) < r.near_share * f.expected_by_due / 100
           WHEN 'T13' THEN difficulty_no IS NOT NULL
           WHEN 'T14' THEN f.status = 'not_started'
           WHEN 'T15' THEN TRUE
       END, FALSE) AS holds
FROM known f
JOIN status_rules r ON coalesce(r.valid_from <= f.measured_on, TRUE) AND coalesce(r.valid_to >= f.measured_on, TRUE);

-- The state of item x unit as a period's reports show it: that of the first rule that holds. Not reported is a state of its
-- own, never 0 %.
CREATE OR REPLACE VIEW item_unit_states AS
SELECT t.* EXCLUDE (holds, rule_state, rule_order), t.rule_state AS state
FROM status_trials t
WHERE t.holds
QUALIFY t.rule_order = min(t.rule_order) OVER (PARTITION BY t.plan_id, t.period, t.item_code, t.unit_code);

-- An item's state is its lead's row; the rest is k of n units. Where every unit leads there is only k of n.
CREATE OR REPLACE VIEW item_states AS
SELECT plan_id, period, item_code,
       CASE WHEN bool_or(lead_is_all) THEN 'shared' ELSE coalesce(max(state) FILTER (is_lead), 'not_reported') END AS state,
       max(struct_pack(percent_complete := percent_complete, actual := actual, target := target, rule := rule,
                       due_on := due_on, days_left := days_left, unit_code := unit_code, submission_id := submission_id,
                       source_row := source_row)) FILTER (is_lead AND NOT lead_is_all) AS of_lead,
       count(*) FILTER (state NOT IN ('not_due', 'not_arisen') OR is_own)::INTEGER AS units_expected,
       count(*) FILTER (state NOT IN ('not_due', 'not_arisen', 'not_reported') OR is_own)::INTEGER AS units_reported,
       count(*) FILTER (state IN ('completed', 'completed_late'))::INTEGER AS units_completed
FROM item_unit_states
GROUP BY plan_id, period, item_code;

-- The newest that is known of item x unit: the row of its newest report, else of the newest period that has begun.
CREATE OR REPLACE VIEW latest_item_unit_states AS
SELECT s.*
FROM item_unit_states s
JOIN period_order o ON o.plan_id = s.plan_id AND o.period = s.period
JOIN plan_clock k ON k.plan_id = s.plan_id
WHERE s.is_own OR o.starts_on <= k.day
QUALIFY struct_pack(is_own := s.is_own, rank := o.rank)
        = max(struct_pack(is_own := s.is_own, rank := o.rank)) OVER (PARTITION BY s.plan_id, s.item_code, s.unit_code);

-- The same for the Department (unit_code NULL: the lead's row; where every unit leads, how many have finished) and for units.
CREATE OR REPLACE VIEW latest_item_states AS
SELECT s.plan_id, s.item_code, i.display_order, NULL AS unit_code,
       CASE WHEN bool_or(s.lead_is_all) THEN 'shared' ELSE coalesce(max(s.state) FILTER (s.is_lead), 'not_reported') END
           AS state,
       max(s.period) FILTER (s.is_lead) AS period, coalesce(max(s.due_on) FILTER (s.is_lead), max(s.due_on)) AS due_on,
       max(s.submission_id) FILTER (s.is_lead) AS submission_id, max(s.source_sheet) FILTER (s.is_lead) AS source_sheet,
       max(s.source_row) FILTER (s.is_lead) AS source_row,
       count(*) FILTER (s.state IN ('completed', 'completed_late'))::INTEGER AS units_completed, count(*)::INTEGER AS units
FROM latest_item_unit_states s
JOIN plan_items i ON i.plan_id = s.plan_id AND i.item_code = s.item_code
GROUP BY s.plan_id, s.item_code, i.display_order
UNION ALL
SELECT s.plan_id, s.item_code, i.display_order, s.unit_code, s.state, s.period, s.due_on, s.submission_id, s.source_sheet,
       s.source_row, (s.state IN ('completed', 'completed_late'))::INTEGER, 1
FROM latest_item_unit_states s
JOIN plan_items i ON i.plan_id = s.plan_id AND i.item_code = s.item_code;
