INSERT INTO attempts VALUES (?1, 1, ?2)
ON CONFLICT (key) DO UPDATE SET
    last_at = excluded.last_at,
    wrong = CASE WHEN attempts.last_at < ?3 THEN 1 ELSE wrong + 1 END
