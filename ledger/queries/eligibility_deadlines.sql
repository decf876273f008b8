-- The days by which a nomination's file must have been sent, and when it was: by its unit with the report of its period, and
-- to the next level by the deadline of its award. What is only registered, or has ended, owes no file.
SELECT nomination_id, due_on, reached_on, today
FROM (
    SELECT n.nomination_id, n.unit_code, d.due_on, k.day AS today,
           min(m.acted_on) FILTER (list_contains(string_split(d.reached_in, ';'), m.state)) AS reached_on
    FROM current_nominations n
    JOIN nomination_deadlines d ON d.plan_id = n.plan_id AND d.must_reach IN ('proposed', 'received', 'submitted')
        AND list_contains(string_split(d.awards, ';'), n.award_code)
    JOIN plan_clock k ON k.plan_id = n.plan_id
    LEFT JOIN live_nomination_moves m ON m.nomination_id = n.nomination_id
    WHERE n.plan_id = $plan_id AND n.scope = 'own' AND n.state <> 'registered'
      AND NOT list_contains(string_split(d.ended_in, ';'), n.state)
    GROUP BY n.nomination_id, n.unit_code, d.due_on, k.day
    UNION ALL
    SELECT n.nomination_id, n.unit_code, c.due_on, k.day, min(r.received_on)
    FROM current_nominations n
    JOIN nomination_sources r ON r.nomination_id = n.nomination_id AND r.stage = 'proposed'
    JOIN reporting_calendar c ON c.plan_id = n.plan_id AND c.period = r.period
        AND list_contains(string_split(c.sheets, ' '), 'nominations')
    JOIN plan_clock k ON k.plan_id = n.plan_id
    WHERE n.plan_id = $plan_id AND n.scope = 'own' AND n.state <> 'registered'
    GROUP BY n.nomination_id, n.unit_code, c.due_on, k.day
)
WHERE unit_code = coalesce($only_unit, unit_code)
ORDER BY nomination_id, due_on
