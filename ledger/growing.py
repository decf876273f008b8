"""Bringing the tables and views of an open ledger up to this program's: they are only ever added to."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

import duckdb

from ledger.ddl import growth, sql_text, table_growth


def grow_schema(cursor: duckdb.DuckDBPyConnection) -> None:
    """Add the tables and columns that are missing and make all views anew; to be called within a transaction."""
    _run(cursor, growth)


def grow_tables(cursor: duckdb.DuckDBPyConnection) -> None:
    """Add the tables and columns that are missing and leave the views, which take most of the time."""
    _run(cursor, table_growth)


def _run(
    cursor: duckdb.DuckDBPyConnection, scripts: Callable[[Mapping[str, Mapping[str, str]]], Iterator[str]]
) -> None:
    present: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for table, column, kind in cursor.execute(sql_text("schema", "columns")).fetchall():
        present[table][column] = kind
    for script in scripts(present):
        cursor.execute(script)
