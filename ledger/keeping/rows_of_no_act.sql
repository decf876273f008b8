SELECT '{table}' AS name, count(*) AS value
FROM {table} r
LEFT JOIN trail t ON t.act_no = r.act_no AND t.recorded_at = r.recorded_at
WHERE t.act_no IS NULL
