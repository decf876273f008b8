CREATE TABLE {table} (submission_no INTEGER, source_row INTEGER, typed VARCHAR, {columns})
