"""The ledger's tables: the fixed ones from tables.sql, one per sheet from its declaration."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from domain.columns import Kind, Sheet
from domain.sheets import WORKBOOK

# Raised when an earlier program must keep its hands off a ledger: since 2 a ledger may have accounts, which an earlier
# program would let anybody past.
SCHEMA_VERSION = 2

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

# Where a row stood: `typed` holds its cells as they were typed, as JSON.
_ROW_COLUMNS = {"submission_no": "INTEGER", "source_row": "INTEGER", "typed": "VARCHAR"}

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


def growth(present: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Yield the scripts that bring tables (table -> columns) up to this program's; from nothing, a whole ledger.

    The schema grows as the ledger does: tables and columns are only ever added. Views hold no data and are made anew.
    """
    yield from table_growth(present)
    for path in sorted((_HERE / "views").glob("*.sql")):
        yield path.read_text(encoding="utf-8")


def table_growth(present: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Yield the scripts that add the tables and columns that are missing."""
    for table, columns in table_columns().items():
        if table not in present:
            yield _script("create_table", table, columns)
            continue
        for name, kind in columns.items():
            if name not in present[table]:
                yield _script("add_column", table, {name: kind})


@cache
def schema_digest() -> str:
    """Return what changes whenever a table or a view of the program does."""
    return hashlib.sha256("\n".join(growth({})).encode()).hexdigest()


@cache
def table_columns() -> dict[str, dict[str, str]]:
    """Return table -> column -> SQL type for every table of the ledger."""
    fixed = _TABLE.finditer(sql_text("schema", "tables"))
    found = {table[1]: dict(_COLUMN.findall(table[2])) for table in fixed}
    return found | {row_table(sheet): _ROW_COLUMNS | row_columns(sheet) for sheet in WORKBOOK}


def _script(name: str, table: str, columns: Mapping[str, str]) -> str:
    listed = ", ".join(f"{column} {kind}" for column, kind in columns.items())
    return sql_text("schema", name).format(table=table, columns=listed)
