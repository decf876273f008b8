-- Open difficulties of a plan with what has been decided of pairs: told apart for good, or free to be joined.
SELECT d.difficulty_id, d.difficulty_no, d.unit_code, d.unit_name, d.unit_order, d.item_code, d.description, d.period_name,
       d.status, coalesce(k.apart_from, []) AS apart_from,
       d.status = 'reported' AND d.difficulty_id NOT IN (SELECT joined_to FROM difficulty_joins)
           AND d.difficulty_id NOT IN (
               SELECT difficulty_id FROM live_difficulty_events WHERE event NOT IN ('joined', 'parted', 'kept_apart')
           ) AS is_free
FROM shown_difficulties d
LEFT JOIN (
    SELECT p.difficulty_id, list(DISTINCT o.difficulty_no ORDER BY o.difficulty_no) AS apart_from
    FROM (
        SELECT difficulty_id, same_as FROM live_difficulty_events WHERE event = 'kept_apart'
        UNION ALL
        SELECT same_as, difficulty_id FROM live_difficulty_events WHERE event = 'kept_apart'
    ) p
    JOIN difficulty_identities o ON o.difficulty_id = p.same_as
    GROUP BY p.difficulty_id
) k ON k.difficulty_id = d.difficulty_id
WHERE d.plan_id = $plan_id AND d.shown_period = $period AND d.is_open
  AND d.unit_code = coalesce($only_unit, $unit_code, d.unit_code)
ORDER BY d.difficulty_no
