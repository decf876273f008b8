"""DuckDB connected to a lake: its parts loaded, the object storage's key told, the catalogue attached."""

from typing import Any

import duckdb

from ledger.ddl import sql_text
from ledger.gate import SETTINGS
from ledger.lake.address import PREFIX, LakeAddress
from ledger.lake.extensions import load_extensions
from ledger.lake.storage import access

# No more rows of a table than these go into the catalogue instead of a Parquet file of their own, until they are
# gathered: a clerk's workbook does, a batch doesn't. They are sent as one statement's text: a second for a thousand.
ROWS_INLINED = 100
# Nothing is fetched from anywhere: what isn't installed is missing.
_SETTINGS: dict[str, Any] = {**SETTINGS, "autoinstall_known_extensions": False}


def opened(address: LakeAddress, connection_string: str = "") -> duckdb.DuckDBPyConnection:
    """Return a connection with the lake attached; raises duckdb.Error, LakeNotInstalled, StorageKeyMissing."""
    connection = _prepared(address)
    try:
        connection.execute(sql_text("lake/statements", "settings"))
        _attach(connection, "attach", address, connection_string)
    except duckdb.Error:
        connection.close()
        raise
    return connection


def make(address: LakeAddress, folder: str) -> None:
    """Make a lake's catalogue, its Parquet in a folder of its own; raises as `opened` does."""
    with _prepared(address) as connection:
        _attach(connection, "create", address, folder=folder)
        connection.execute(sql_text("lake/statements", "inline").format(rows=ROWS_INLINED))


def _prepared(address: LakeAddress) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config=_SETTINGS)
    load_extensions(connection, for_bucket=bool(address.bucket))
    if address.bucket:
        connection.execute(_filled("secret", scope=address.bucket, **access()))
    return connection


def _attach(
    connection: duckdb.DuckDBPyConnection, script: str, address: LakeAddress, reached: str = "", **words: str
) -> None:
    said = {"address": f"{PREFIX}{reached or address.connection}", "schema": address.schema, **words}
    connection.execute(_filled(script, **said))


def _filled(script: str, **words: str) -> str:
    """Return a statement that takes no parameters, the words in it as SQL's own strings."""
    literals = {name: "'" + value.replace("'", "''") + "'" for name, value in words.items()}
    return sql_text("lake/statements", script).format(**literals)
