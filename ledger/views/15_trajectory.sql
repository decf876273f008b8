-- An occurrence of an item is done in a unit when a report that speaks of it says so; `rank` is the period that told it
-- first. A report speaks of the occurrences of its own period; of a content that falls due once, every report does.
CREATE OR REPLACE VIEW occurrence_units AS
SELECT c.plan_id, c.item_code, c.occurrence, c.occurrences, c.due_on, u.unit_code, u.is_lead, u.lead_is_all,
       min(t.rank) AS done_rank
FROM item_occurrences c
JOIN item_units u ON u.plan_id = c.plan_id AND u.item_code = c.item_code
LEFT JOIN (
    SELECT s.plan_id, s.item_code, s.unit_code, o.rank, o.starts_on, o.ends_on
    FROM item_unit_states s
    JOIN period_order o ON o.plan_id = s.plan_id AND o.period = s.period
    WHERE s.is_own AND s.is_done
) t ON t.plan_id = c.plan_id AND t.item_code = c.item_code AND t.unit_code = u.unit_code
   AND (c.repeats = 'once' OR (t.starts_on <= c.due_on AND t.ends_on >= c.from_on))
GROUP BY c.plan_id, c.item_code, c.occurrence, c.occurrences, c.due_on, u.unit_code, u.is_lead, u.lead_is_all;

-- Days the curve has a point at: the ends of periods that somebody has reported progress for, the last at the reference day.
CREATE OR REPLACE VIEW curve_days AS
SELECT DISTINCT o.plan_id, o.period, o.rank, o.name, least(o.ends_on, k.day) AS day
FROM counting_sheets c
JOIN period_order o ON o.plan_id = c.plan_id AND o.period = c.period
JOIN plan_clock k ON k.plan_id = c.plan_id
WHERE c.sheet = 'progress';

-- Planned and actual share (0-100) of each item at each of these days: occurrences due, and occurrences told as done, of all.
-- For the Department (unit_code NULL) the lead's, or all units' where every unit leads; for a unit its own.
CREATE OR REPLACE VIEW item_curve AS
WITH counted AS (
    SELECT d.plan_id, d.period, d.rank, d.name, d.day, u.item_code, u.unit_code, u.is_lead OR u.lead_is_all AS for_department,
           count(*) AS occurrences, count(*) FILTER (u.due_on <= d.day) AS due, count(*) FILTER (u.done_rank <= d.rank) AS done
    FROM curve_days d
    JOIN occurrence_units u ON u.plan_id = d.plan_id
    GROUP BY d.plan_id, d.period, d.rank, d.name, d.day, u.item_code, u.unit_code, for_department
)
SELECT plan_id, period, rank, name, day, NULL AS unit_code, item_code, sum(occurrences)::INTEGER AS occurrences,
       sum(due)::INTEGER AS due, sum(done)::INTEGER AS done, 100.0 * sum(due) / sum(occurrences) AS planned_share,
       100.0 * sum(done) / sum(occurrences) AS actual_share
FROM counted
WHERE for_department
GROUP BY plan_id, period, rank, name, day, item_code
UNION ALL
SELECT plan_id, period, rank, name, day, unit_code, item_code, occurrences::INTEGER, due::INTEGER, done::INTEGER,
       100.0 * due / occurrences, 100.0 * done / occurrences
FROM counted;
