SELECT count(*) FROM ducklake_expire_snapshots('lake', older_than => now() - INTERVAL {hours} HOUR)
