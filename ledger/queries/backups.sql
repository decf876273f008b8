-- Backups, drills and restorations that were made or tried, the newest first.
SELECT act_no, recorded_at, act, subject, detail
FROM trail
WHERE act IN ('backup', 'restore_drill', 'restore')
ORDER BY act_no DESC
LIMIT $most
