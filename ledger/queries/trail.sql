-- Acts that fit, the newest first; what is NULL leaves nothing out. $acts are verbs set apart by ";", the days those of
-- Viet Nam with both ends, $text folded as domain/folding.strip_marks does.
SELECT act_no, recorded_at, actor_name, actor_role, actor_unit, actor_verified, act, subject, detail
FROM trail, horizon
WHERE recorded_at < recorded_before
    AND ($acts::VARCHAR IS NULL OR list_contains(string_split($acts, ';'), act))
    AND ($person::VARCHAR IS NULL OR actor_name = $person)
    AND ($first_day::DATE IS NULL OR (recorded_at + INTERVAL 7 HOUR)::DATE >= $first_day)
    AND ($last_day::DATE IS NULL OR (recorded_at + INTERVAL 7 HOUR)::DATE <= $last_day)
    AND ($text::VARCHAR IS NULL OR contains(replace(lower(strip_accents(subject)), 'đ', 'd'), $text))
ORDER BY act_no DESC
LIMIT coalesce($most, 2147483647)
