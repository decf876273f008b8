SELECT '{table}' AS name, count(*) AS value
FROM {table} r
LEFT JOIN register_versions v ON v.register = '{register}' AND v.version = r.version
WHERE v.version IS NULL
