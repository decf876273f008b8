DELETE FROM sessions WHERE begun_at < ?
