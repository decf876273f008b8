DELETE FROM kept
WHERE julianday(?) - julianday(updated_at) > ?
   OR rowid NOT IN (SELECT rowid FROM kept ORDER BY updated_at DESC LIMIT ?)
