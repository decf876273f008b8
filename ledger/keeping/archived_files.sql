SELECT sha256, string_agg(DISTINCT submission_id, ', ' ORDER BY submission_id) AS submissions
FROM submission_records
WHERE sha256 <> ''
GROUP BY sha256
ORDER BY sha256
