SELECT '{table}' AS name, count(*)::DOUBLE AS value FROM {table}
