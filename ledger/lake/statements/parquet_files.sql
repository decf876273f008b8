SELECT path, TRUE FROM {ducklake_data_file}
UNION ALL
SELECT path, TRUE FROM {ducklake_delete_file}
UNION ALL
SELECT path, FALSE FROM {ducklake_files_scheduled_for_deletion}
