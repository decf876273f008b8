"""The ledger's tables: the fixed ones from tables.sql, one per sheet from its declaration."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from domain.columns import Kind, Sheet
from domain.sheets import WORKBOOK

SCHEMA_VERSION = 1

SQL_TYPES = {
    Kind.CODE: "VARCHAR",
    Kind.LINE: "VARCHAR",
    Kind.TEXT: "VARCHAR",
    Kind.NUMBER: "DOUBLE",
    Kind.COUNT: "INTEGER",
    Kind.PERCENT: "DOUBLE",
    Kind.DATE: "DATE",
    Kind.YEAR: "INTEGER",
    Kind.YES_NO: "BOOLEAN",
    Kind.CHOICE: "VARCHAR",
}

# What a row of these sheets is, over all periods, is decided when it is loaded.
IDENTITY_COLUMNS = {
    "difficulties": {"difficulty_id": "VARCHAR"},
    "nominations": {"nomination_id": "VARCHAR", "nominee_class": "INTEGER"},
}

_HERE = Path(__file__).parent
_COLUMN = re.compile(r"(\w+) ([A-Z]+)")
_TABLE = re.compile(r"CREATE TABLE (\w+) \((.*?)\);", re.DOTALL)


def row_table(sheet: Sheet) -> str:
    """Return the name of the table that holds a sheet's rows."""
    return f"{sheet.name}_rows"


def row_columns(sheet: Sheet) -> dict[str, str]:
    """Return a sheet's own columns and their SQL types, identities first."""
    declared = {column.name: SQL_TYPES[column.kind] for column in sheet.columns}
    return {**IDENTITY_COLUMNS.get(sheet.name, {}), **declared}


def sql_text(folder: str, name: str) -> str:
    """Return the text of one .sql file of the ledger; raises FileNotFoundError for a name there is no file for."""
    return (_HERE / folder / f"{name}.sql").read_text(encoding="utf-8")


def create_statements() -> Iterator[str]:
    """Yield the scripts that make an empty ledger, views last, in order."""
    yield sql_text("schema", "tables")
    yield from _row_tables()
    for path in sorted((_HERE / "views").glob("*.sql")):
        yield path.read_text(encoding="utf-8")


@cache
def table_columns() -> dict[str, dict[str, str]]:
    """Return table -> column -> SQL type for every table of the ledger."""
    script = "\n".join((sql_text("schema", "tables"), *(f"{table.strip()};" for table in _row_tables())))
    return {found[1]: dict(_COLUMN.findall(found[2])) for found in _TABLE.finditer(script)}


def _row_tables() -> Iterator[str]:
    template = sql_text("schema", "row_table")
    for sheet in WORKBOOK:
        columns = ", ".join(f"{name} {kind}" for name, kind in row_columns(sheet).items())
        yield template.format(table=row_table(sheet), columns=columns)
