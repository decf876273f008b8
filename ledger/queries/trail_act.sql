-- One act with its place in the chain.
SELECT act_no, recorded_at, actor_name, actor_role, actor_unit, actor_verified, act, subject, detail, previous_hash, hash
FROM trail, horizon
WHERE recorded_at < recorded_before AND act_no = $act_no
