-- What every answer depends on: which ledger it is and how it was made, and the newest act that left more than its own row.
SELECT
    (SELECT string_agg(concat_ws(' ', name, value, recorded_at), ';' ORDER BY recorded_at, name) FROM ledger_facts) AS facts,
    max(act_no) AS act_no,
    max_by(hash, act_no) AS hash
FROM trail
WHERE NOT coalesce(is_quiet, FALSE)
