"""What lies in a lake's folder and what its catalogue knows of it, for the tests."""

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

import psycopg
from psycopg import sql

from ledger import Ledger
from ledger.keeping.proving import prove
from ledger.lake.address import address_at
from ledger.lake.catalogue import Catalogue
from tests.ledger.lake.test_one_ledger import rows

if TYPE_CHECKING:
    from ledger.lake.gate import LakeGate


def flush(ledger: Ledger) -> None:
    """Write what the catalogue keeps into files of its own."""
    with ledger._gate.cursor(writes=True) as cursor:
        cursor.execute("CALL ducklake_flush_inlined_data('lake')").fetchall()


def gate_of(ledger: Ledger) -> "LakeGate":
    """Return the gate of a lake."""
    return cast("LakeGate", ledger._gate)


def catalogue_of(ledger: Ledger) -> Catalogue:
    """Return the catalogue behind a lake's gate."""
    return gate_of(ledger).catalogue


def parquet(ledger: Ledger) -> list[Path]:
    """Return every file in the lake's folder."""
    return sorted(Path(catalogue_of(ledger).folder()).rglob("*.parquet"))


def in_use(ledger: Ledger) -> set[str]:
    """Return the names of the files that the lake's tables consist of."""
    known = catalogue_of(ledger).parquet_files()
    return {name for name, is_used in known.items() if is_used}


def two_days_later(ledger: Ledger) -> None:
    """Put everything back by two days that has an age: snapshots, files out of use, files in the folder."""
    address = address_at(ledger.path)
    with psycopg.connect(address.connection) as connection:
        for table, column in (
            ("ducklake_snapshot", "snapshot_time"),
            ("ducklake_files_scheduled_for_deletion", "schedule_start"),
        ):
            text = sql.SQL("UPDATE {table} SET {column} = {column} - INTERVAL '2 days'")
            connection.execute(text.format(table=sql.Identifier(address.schema, table), column=sql.Identifier(column)))
    for file in parquet(ledger):
        aged = file.stat().st_mtime - 2 * 24 * 3600
        os.utime(file, (aged, aged))


def every_row_of(ledger: Ledger) -> dict[str, str]:
    """Return what all rows of each table together are told by."""
    return {table: digest(found) for table, found in rows(ledger).items()}


def digest(found: list[str]) -> str:
    """Return what tells these rows, in this order, from others."""
    return hashlib.sha256("\n".join(found).encode()).hexdigest()[:12]


def rows_in_all(ledger: Ledger) -> int:
    """Return how many rows there are in all tables."""
    return int(sum(value for name, value in prove(ledger.path).totals.items() if name.startswith("rows.")))


def snapshots(ledger: Ledger) -> int:
    """Return how many states DuckLake can go back to."""
    with ledger._gate.cursor() as cursor:
        [[count]] = cursor.execute("SELECT count(*) FROM ducklake_snapshots('lake')").fetchall()
    return int(count)
