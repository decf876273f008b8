"""Appending rows: one statement a table, whatever the number of rows."""

from collections.abc import Mapping, Sequence

import duckdb

from ledger.ddl import sql_text, table_columns

Row = Mapping[str, object]


def append(cursor: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Row]) -> None:
    """Append rows (column -> value; absent columns are NULL) to a table of the ledger.

    DuckDB's price is one of statements, not of rows: columns travel as bound lists. Raises KeyError for a table or a
    column that the schema doesn't have.
    """
    if not rows:
        return
    declared = table_columns()[table]
    given = set().union(*rows)
    if unknown := given - declared.keys():
        raise KeyError(f"{table}: {sorted(unknown)}")
    names = [name for name in declared if name in given]
    statement = sql_text("schema", "append").format(
        table=table,
        columns=", ".join(names),
        values=", ".join(f"unnest(${name}::{declared[name]}[])" for name in names),
    )
    cursor.execute(statement, {name: [row.get(name) for row in rows] for name in names})
