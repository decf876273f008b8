SELECT wrong, last_at FROM attempts WHERE key = ?
