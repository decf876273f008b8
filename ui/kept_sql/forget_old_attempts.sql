DELETE FROM attempts WHERE last_at < ?
