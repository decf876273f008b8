DELETE FROM attempts WHERE key = ?
