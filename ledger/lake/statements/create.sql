ATTACH {address} AS lake (METADATA_SCHEMA {schema}, DATA_PATH {folder})
