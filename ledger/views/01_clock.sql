-- What was recorded by the reference day, and the day at which each plan's clocks stand.
-- SET VARIABLE as_of / recorded_before makes the same views speak of a past day; unset, they speak of today.
CREATE OR REPLACE VIEW horizon AS
SELECT coalesce(getvariable('recorded_before')::TIMESTAMP, TIMESTAMP '9999-12-31') AS recorded_before,
       coalesce(getvariable('as_of')::DATE, (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::DATE) AS day;

-- The version of each register that held on the day; a day before the first one is judged by that first one.
CREATE OR REPLACE VIEW register_heads AS
SELECT register, coalesce(max(version) FILTER (recorded_at < recorded_before), min(version)) AS version
FROM register_versions, horizon
GROUP BY register;

CREATE OR REPLACE VIEW plans AS
SELECT p.plan_id, p.version, p.title, p.first_day, p.last_day, p.legal_bases, p.source, p.recorded_at
FROM plan_versions p, horizon
WHERE p.recorded_at < recorded_before
QUALIFY row_number() OVER (PARTITION BY p.plan_id ORDER BY p.version DESC) = 1;

-- A plan's clocks stop at its last day.
CREATE OR REPLACE VIEW plan_clock AS
SELECT plan_id, least(day, last_day) AS day
FROM plans, horizon;
