ATTACH {address} AS lake (METADATA_SCHEMA {schema})
