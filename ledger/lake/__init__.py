"""The same ledger on DuckLake: its catalogue in PostgreSQL, its rows there and as Parquet in a shared folder."""
