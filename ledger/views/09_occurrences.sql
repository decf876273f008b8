-- When an item falls due: once, or at the end of each month, quarter, half year or year between its start and its due
-- date, the last time at the due date itself. An item that arises only as needed never falls due.
CREATE OR REPLACE VIEW item_occurrences AS
WITH spans AS (
    SELECT i.plan_id, i.item_code, i.repeats, coalesce(i.start_on, p.first_day) AS start_on,
           coalesce(i.due_on, p.last_day) AS due_on,
           CASE i.repeats WHEN 'monthly' THEN 1 WHEN 'quarterly' THEN 3 WHEN 'half_yearly' THEN 6 ELSE 12 END AS months
    FROM plan_items i
    JOIN plans p ON p.plan_id = i.plan_id
    WHERE i.repeats <> 'as_needed'
),
-- A block is a stretch of so many months, counted from the year 0.
blocks AS (
    SELECT *, unnest(CASE WHEN repeats = 'once' THEN [NULL]
                          ELSE generate_series((year(start_on) * 12 + month(start_on) - 1) // months,
                                               (year(due_on) * 12 + month(due_on) - 1) // months) END) AS block
    FROM spans
),
dated AS (
    SELECT plan_id, item_code, repeats,
           CASE WHEN block IS NULL THEN start_on
                ELSE greatest(start_on, make_date(block * months // 12, block * months % 12 + 1, 1)) END AS from_on,
           CASE WHEN block IS NULL THEN due_on
                ELSE least(due_on, last_day(make_date(((block + 1) * months - 1) // 12,
                                                      ((block + 1) * months - 1) % 12 + 1, 1))) END AS due_on
    FROM blocks
)
SELECT plan_id, item_code, repeats,
       row_number() OVER (PARTITION BY plan_id, item_code ORDER BY due_on)::INTEGER AS occurrence,
       count(*) OVER (PARTITION BY plan_id, item_code)::INTEGER AS occurrences, from_on, due_on
FROM dated;

-- Which occurrence a period's report speaks of: the last one due within the period, else the next one, else the last of all.
CREATE OR REPLACE VIEW period_occurrences AS
SELECT o.plan_id, o.period, i.item_code,
       coalesce(max(i.due_on) FILTER (i.due_on BETWEEN o.starts_on AND o.ends_on),
                min(i.due_on) FILTER (i.due_on > o.ends_on), max(i.due_on)) AS due_on
FROM shown_periods s
JOIN period_order o ON o.plan_id = s.plan_id AND o.period = s.period
JOIN item_occurrences i ON i.plan_id = s.plan_id
GROUP BY o.plan_id, o.period, i.item_code;
