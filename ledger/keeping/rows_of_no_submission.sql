SELECT '{table}' AS name, count(*) AS value
FROM {table} r
LEFT JOIN submission_records s ON s.submission_no = r.submission_no
WHERE r.submission_no IS NOT NULL AND s.submission_no IS NULL
