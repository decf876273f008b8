-- For everybody.
-- Days that people look back at: a plan's meetings and the ends of its reporting periods, the newest first.
SELECT day, meeting_id, name
FROM (
    SELECT held_on AS day, meeting_id, NULL AS name FROM meetings WHERE plan_id = $plan_id
    UNION ALL
    SELECT DISTINCT p.ends_on, NULL, p.name
    FROM periods p
    JOIN reporting_calendar r ON r.plan_id = p.plan_id AND r.period = p.period
    WHERE p.plan_id = $plan_id
)
ORDER BY day DESC, meeting_id, name
