SELECT act_no, recorded_at, actor_name, actor_role, actor_verified, act, subject, detail
FROM trail, horizon
WHERE recorded_at < recorded_before
ORDER BY act_no DESC
LIMIT $most
