ALTER TABLE {table} ADD COLUMN {columns}
