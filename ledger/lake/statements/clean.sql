SELECT count(*) FROM ducklake_cleanup_old_files('lake', older_than => now() - INTERVAL {hours} HOUR)
