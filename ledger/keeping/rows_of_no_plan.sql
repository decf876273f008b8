SELECT '{table}' AS name, count(*) AS value
FROM {table} r
LEFT JOIN plan_versions v ON v.plan_id = r.plan_id AND v.version = r.version
WHERE v.version IS NULL
