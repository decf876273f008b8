SELECT table_name, column_name, data_type
FROM duckdb_columns()
WHERE NOT internal AND database_name = current_database()
  AND table_name IN (SELECT table_name FROM duckdb_tables() WHERE database_name = current_database())
ORDER BY table_name, column_index
