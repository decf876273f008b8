-- For everybody.
-- When the figures shown may last have become others: a quiet act, such as a sign-in, changes none, nor do accounts and
-- settings.
SELECT max(recorded_at) AS recorded_at
FROM trail, horizon
WHERE recorded_at < recorded_before AND NOT coalesce(is_quiet, FALSE) AND act NOT IN ('account', 'password', 'setting')
