"""A lake's Parquet files: counted, gathered into fewer, and those that nobody needs any more removed.

DuckLake's own `ducklake_delete_orphaned_files` compares whole paths as they are spelt: a folder called by another
spelling (`//`, a bracket) makes every file an orphan, or none. So orphans are told by their names, which are unique.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import duckdb

from ledger.ddl import sql_text
from ledger.lake.storage import Found, files_below, remove_file

if TYPE_CHECKING:
    from ledger.lake.gate import LakeGate

# For a table that is in use: DuckLake drops what a table of an earlier shape kept in the catalogue, and meanwhile
# whoever asks for that table waits as well.
WAIT_FOR_READERS = 5.0
_SECONDS = 3600
_FILES = "ducklake-*.parquet"


@dataclass(frozen=True)
class Held:
    """The Parquet files a lake's tables consist of: how many, and their bytes together."""

    files: int
    bytes: int


@dataclass(frozen=True)
class LetGo:
    """What went: snapshots, files; and how many files wait until they are old enough."""

    snapshots: int
    files: int
    waiting: int


def held(lake: "LakeGate") -> Held:
    """Return what the tables consist of; raises LedgerError."""
    with lake.apart(patience=WAIT_FOR_READERS) as cursor:
        [[files, size]] = cursor.execute(sql_text("lake/statements", "held")).fetchall()
    return Held(int(files), int(size))


def gather(lake: "LakeGate") -> int:
    """Write the rows kept in the catalogue to Parquet, make one file of a table's small ones; return how many rows.

    Each is a commit of its own, and either may be missing. No file is removed. Raises LedgerError.
    """
    with lake.apart(patience=WAIT_FOR_READERS) as cursor:
        rows = _number(cursor, "flush")
        _number(cursor, "merge")
    return rows


def let_go(lake: "LakeGate", hours: int) -> LetGo:
    """Forget DuckLake's snapshots, and remove files no snapshot needs, both older than so many hours.

    Raises LedgerError.
    """
    with lake.apart(patience=WAIT_FOR_READERS) as cursor:
        snapshots = _number(cursor, "expire", hours=hours)
        files = _number(cursor, "clean", hours=hours)
    folder = lake.catalogue.folder()
    for orphan in list(_orphans(lake, folder, hours)):
        remove_file(folder, orphan)
        files += 1
    waiting = sum(not is_used for is_used in lake.catalogue.parquet_files().values())
    return LetGo(snapshots, files, waiting)


def _orphans(lake: "LakeGate", folder: str, hours: int) -> Iterator[Found]:
    # Listed before the catalogue is asked: a file that comes in between is not on the list.
    found = files_below(folder)
    known = lake.catalogue.parquet_files()
    for file in found:
        if fnmatchcase(file.name, _FILES) and file.name not in known and file.written < time.time() - hours * _SECONDS:
            yield file


def _number(cursor: duckdb.DuckDBPyConnection, script: str, **words: int) -> int:
    # Asked for one row only, DuckDB would not have committed yet when the cursor is closed.
    [[number]] = cursor.execute(sql_text("lake/statements", script).format(**words)).fetchall()
    return int(number)
