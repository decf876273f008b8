SELECT '{table}' AS name, coalesce(sum(hash({table})), 0)::VARCHAR AS value FROM {table}
