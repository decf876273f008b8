-- What falls due within $days days of the reference day and isn't done, the earliest first: for the Department what each
-- leads, for a unit what it joins too, and of its
-- nominations what it may be told. left_open of all_owed: units of a report, files of nominations, else the thing itself.
WITH units AS (
    SELECT unit_code, short_name, display_order, count(*) OVER () AS how_many FROM plan_units WHERE plan_id = $plan_id
),
per_unit AS (
    SELECT d.kind, d.number, d.occurrence, d.title, d.detail, d.on_day, k.day AS measured_on, u.short_name,
           u.display_order, u.how_many, count(*) FILTER (NOT d.is_done) AS left_open, count(*) AS all_owed
    FROM deadlines d
    JOIN plan_clock k ON k.plan_id = d.plan_id
    LEFT JOIN units u ON u.unit_code = d.unit_code
    WHERE d.plan_id = $plan_id AND d.on_day BETWEEN k.day AND k.day + $days::INTEGER
      AND coalesce(d.outside, $outside) = $outside
      AND CASE WHEN coalesce($only_unit, $unit_code) IS NULL THEN d.is_own
               ELSE coalesce(d.unit_code, $only_unit, $unit_code) = coalesce($only_unit, $unit_code) END
    GROUP BY d.kind, d.number, d.occurrence, d.title, d.detail, d.on_day, k.day, u.short_name, u.display_order, u.how_many
)
SELECT kind, number, occurrence, title, detail, on_day, (on_day - measured_on)::INTEGER AS days_left, measured_on,
       CASE WHEN count(short_name) = 0 OR count(*) FILTER (left_open > 0) = any_value(how_many) THEN 'ALL'
            ELSE string_agg(short_name, ', ' ORDER BY display_order) FILTER (left_open > 0) END AS units,
       sum(left_open)::INTEGER AS left_open, sum(all_owed)::INTEGER AS all_owed
FROM per_unit
GROUP BY kind, number, occurrence, title, detail, on_day, measured_on
HAVING sum(left_open) > 0
ORDER BY on_day,
         list_position(['meeting', 'report_due', 'direction_due', 'nomination_due', 'item_due', 'interim_review',
                        'final_review'], kind), min(display_order), number
