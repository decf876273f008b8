"""The schema: the declarations and DuckDB agree, the SQL stays portable, rows come back as they went in."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

import ledger as package
from domain.columns import Kind
from ledger import Ledger
from ledger.ddl import SQL_TYPES, growth, sql_text, table_columns
from ledger.rows import append
from tests.ledger.elsewhere import SOMEBODY

FOLDER = Path(package.__file__).parent
# So that the same SQL runs on a DuckDB file and on DuckLake, and nothing recorded is ever changed.
NOT_PORTABLE = re.compile(
    r"\b(PRIMARY\s+KEY|FOREIGN\s+KEY|REFERENCES|UNIQUE|SEQUENCE|ENUM|INDEX|CHECK\s*\(|UPDATE|DELETE|TRUNCATE|DROP|MERGE"
    r"|ON\s+CONFLICT|AUTOINCREMENT|TEMP|TEMPORARY|MACRO|PRAGMA|ATTACH|COPY|INSTALL|LOAD)\b",
    re.IGNORECASE,
)


def statements() -> dict[str, str]:
    """Return every piece of SQL of the program by its name, comments taken out."""
    # What only a lake's catalogue understands stands apart.
    found = [path for path in FOLDER.rglob("*.sql") if not path.is_relative_to(FOLDER / "lake")]
    files = {str(path.relative_to(FOLDER)): path.read_text(encoding="utf-8") for path in found}
    generated = {f"generated {number}": script for number, script in enumerate(growth({}))}
    return {name: re.sub(r"--.*", "", text) for name, text in (files | generated).items()}


@pytest.mark.parametrize("name", sorted(statements()))
def test_the_sql_is_portable_and_only_ever_adds(name: str) -> None:
    assert NOT_PORTABLE.findall(statements()[name]) == []


def test_a_statement_that_is_not_portable_would_be_noticed() -> None:
    assert NOT_PORTABLE.findall("CREATE TABLE t (a INTEGER primary  key); delete FROM t") == ["primary  key", "delete"]
    assert NOT_PORTABLE.findall("SELECT updated_on, is_unique, loaded FROM load_index") == []


def test_every_kind_of_column_has_a_type() -> None:
    assert set(SQL_TYPES) == set(Kind)


def test_the_tables_are_what_duckdb_says_they_are(untouched: Ledger) -> None:
    found: dict[str, dict[str, str]] = {}
    with untouched._reading(None) as cursor:
        for table, column, kind in cursor.execute(sql_text("schema", "columns")).fetchall():
            found.setdefault(table, {})[column] = kind
    assert found == table_columns()


def test_the_declared_tables_are_those_of_the_file_an_engineer_reads(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "tables.duckdb")) as connection:
        connection.execute(sql_text("schema", "tables"))
        rows = connection.execute(sql_text("schema", "columns")).fetchall()
    read: dict[str, list[tuple[str, str]]] = {}
    for table, column, kind in rows:
        read.setdefault(table, []).append((column, kind))
    fixed = {table: list(columns.items()) for table, columns in table_columns().items() if not table.endswith("_rows")}
    assert read == fixed | {"refused_rows": list(table_columns()["refused_rows"].items())}


SAMPLES = {
    "VARCHAR": ["Sở Nội vụ", "", "dấu ' và \" và $x và ; --", "NULL", "[1, 2]", "hai\ndòng", "tổ hợp: ế", "🏆", None],
    "INTEGER": [0, -5, 2_147_483_647, None],
    "BIGINT": [2**40, 0, None],
    "DOUBLE": [85.5, 0, -0.001, 1e300, 10**12, None],
    "DATE": [date(2023, 2, 28), date(1900, 1, 1), None],
    "TIMESTAMP": [datetime(2023, 3, 31, 16, 59, 59, 999999), None],
    "BOOLEAN": [True, False, None],
}


@contextmanager
def never_committed(ledger: Ledger) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a cursor that leaves nothing behind."""
    with ledger._gate.cursor(writes=True) as cursor:
        cursor.execute("BEGIN")
        yield cursor
        cursor.execute("ROLLBACK")


@pytest.mark.parametrize("table", sorted(table_columns()))
def test_rows_of_every_type_come_back_as_they_went_in(untouched: Ledger, table: str) -> None:
    columns = table_columns()[table]
    rows = [{name: SAMPLES[kind][n % len(SAMPLES[kind])] for name, kind in columns.items()} for n in range(18)]
    with never_committed(untouched) as cursor:
        append(cursor, table, rows)
        found = cursor.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall()
    before = 3 if table == "ledger_facts" else 0
    assert found[before:] == [tuple(row.values()) for row in rows]


@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_a_column_of_nothing_only_comes_back_as_nothing(untouched: Ledger, kind: str) -> None:
    table, name = next((t, c) for t, columns in table_columns().items() for c, k in columns.items() if k == kind)
    other = next(column for column in table_columns()[table] if column != name)
    with never_committed(untouched) as cursor:
        append(cursor, table, [{name: None, other: None}, {}])
        assert cursor.execute(f"SELECT {name} FROM {table} WHERE {name} IS NULL").fetchall() == [(None,), (None,)]


def test_ten_thousand_rows_are_one_act(empty: Ledger) -> None:
    rows = [
        {"submission_no": n, "item_code": f"II.{n}", "actual": n / 4, "due_on": date(2023, 1, 1)} for n in range(10_000)
    ]
    with empty.act(SOMEBODY, "load") as act:
        act.append("progress_rows", rows)
        act.append("progress_rows", [])
    with empty._reading(None) as cursor:
        found = cursor.execute("SELECT submission_no, item_code, actual, due_on FROM progress_rows").fetchall()
    assert found == [tuple(row.values()) for row in rows]
