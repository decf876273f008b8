SELECT pg_advisory_lock(hashtext(%s), hashtext(%s))
