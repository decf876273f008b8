SELECT value FROM {table} WHERE key = 'data_path' AND scope IS NULL
