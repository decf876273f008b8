-- The same bytes under two units: one of them was sent by mistake.
SELECT sha256, list(DISTINCT unit_code ORDER BY unit_code) AS units
FROM submissions
WHERE sha256 = ANY($hashes) AND unit_code IS NOT NULL AND status IN ('accepted', 'partial', 'replaced')
GROUP BY sha256
