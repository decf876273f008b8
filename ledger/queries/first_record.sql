-- For everybody.
-- The day, in Viet Nam, on which the ledger began: before it there is nothing to look back at.
SELECT (min(recorded_at) + INTERVAL 7 HOUR)::DATE AS first_day FROM trail WHERE NOT coalesce(is_quiet, FALSE)
