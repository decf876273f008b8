SELECT to_regclass({name})::oid::int8, (SELECT max(snapshot_id) FROM {table})
