"""The file `state.sqlite` beside the ledger: what may be lost (drafts, places, sessions), never figures.

Nothing here may break a screen: from a file that is missing, locked, read-only or damaged nothing is read, and what
can't be written is not kept. Its tables and statements stand in `ui/kept_sql/`, each statement under its name.
"""

import logging
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from domain.clock import now_utc, stamps
from ui.place import ledger_path

log = logging.getLogger(__name__)
_T = TypeVar("_T")
# A statement's name and its parameters.
Step = tuple[object, ...]

_STATEMENTS = Path(__file__).with_name("kept_sql")
_PATIENCE = 1.0  # seconds another process may hold the file
_NO_TABLE = "no such table"
# Two threads that find the same file damaged must not put aside the new one that the first of them began.
_putting_aside = threading.Lock()
# SQLite refuses at once, without patience, where two begin the file's log at the same time.
_writing = threading.Lock()


def stamp(at: datetime) -> str:
    """Return a moment as it stands in the file: in the order of time."""
    return at.isoformat(timespec="microseconds")


def read(statement: str, *params: object) -> list[Any]:
    """Return the rows a statement finds; none where there is no file or nothing can be read."""
    if _file_number(place()) is None:
        return []
    return _attempt(lambda connection: connection.execute(_sql(statement), params).fetchall(), "rw")[1] or []


def change(*steps: Step) -> bool:
    """Do the steps in one transaction, the file made where there is none; False where that couldn't be done."""

    def in_one(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.executescript(_sql("tables"))
        _do(connection, steps)

    with _writing:
        return _attempt(in_one, "rwc")[0]


def remove(*steps: Step) -> bool:
    """Do the steps in one transaction where there is a file; False where what they remove may still be there."""
    if _file_number(place()) is None:
        return True
    with _writing:
        return _attempt(lambda connection: _do(connection, steps), "rw")[0]


def _do(connection: sqlite3.Connection, steps: tuple[Step, ...]) -> None:
    with connection:
        for statement, *params in steps:
            connection.execute(_sql(statement), params)


@cache
def _sql(name: str) -> str:
    return (_STATEMENTS / f"{name}.sql").read_text(encoding="utf-8")


def _attempt(work: Callable[[sqlite3.Connection], _T], mode: str) -> tuple[bool, _T | None]:
    """Do the work on a connection of its own, once more where the file was damaged: was it done, and what it gave."""
    path = place()
    for _ in range(2):
        met = _file_number(path)
        try:
            with closing(sqlite3.connect(f"{path.as_uri()}?mode={mode}", uri=True, timeout=_PATIENCE)) as connection:
                return True, work(connection)
        except sqlite3.OperationalError as reason:
            if _NO_TABLE in str(reason):  # nothing of this kind was ever kept
                return mode == "rw", None
            log.warning("state: %s", reason)
            return False, None
        except sqlite3.DatabaseError as reason:
            if type(reason) is not sqlite3.DatabaseError:  # the others are faults of the program, not of the file
                raise
            log.warning("state is damaged: %s", reason)
            _put_aside(path, met)
    return False, None


def place() -> Path:
    """Return where the file is, or would be."""
    return ledger_path().with_name("state.sqlite").absolute()


def _put_aside(path: Path, met: int | None) -> None:
    with _putting_aside:
        if _file_number(path) != met:
            return
        aside = f"{path}.broken-{next(stamps(now_utc()))}"
        try:
            for part in ("-wal", "-shm", ""):
                if (found := Path(f"{path}{part}")).exists():
                    found.replace(f"{aside}{part}")
        except OSError as reason:
            log.warning("state could not be put aside: %s", reason)


def _file_number(path: Path) -> int | None:
    try:
        return path.stat().st_ino
    except OSError:
        return None
