"""The file `state.sqlite` beside the ledger: what may be lost (drafts, places, sessions), never figures.

Nothing here may break a screen: from a file that is missing, locked, read-only or damaged nothing is read, and what
can't be written is not kept.
"""

import logging
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from ledger.store import now_utc
from ui.place import ledger_path

log = logging.getLogger(__name__)
_T = TypeVar("_T")

_PATIENCE = 1.0  # seconds another process may hold the file
_NO_TABLE = "no such table"
# Two threads that find the same file damaged must not put aside the new one that the first of them began.
_putting_aside = threading.Lock()
# SQLite refuses at once, without patience, where two begin the file's log at the same time.
_writing = threading.Lock()


def stamp(at: datetime) -> str:
    """Return a moment as it stands in the file: in the order of time."""
    return at.isoformat(timespec="microseconds")


def read(work: Callable[[sqlite3.Connection], _T]) -> _T | None:
    """Return what the work finds in the file; None where there is no file or nothing can be read."""
    return None if _file_number(place()) is None else _attempt(work, "rw")[1]


def write(work: Callable[[sqlite3.Connection], None]) -> bool:
    """Do the work in one transaction, the file made where there is none; False where it couldn't be done."""

    def in_one(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        with connection:
            work(connection)

    with _writing:
        return _attempt(in_one, "rwc")[0]


def remove(work: Callable[[sqlite3.Connection], None]) -> bool:
    """Do the work in one transaction where there is a file; False where what it removes may still be there."""

    def in_one(connection: sqlite3.Connection) -> None:
        with connection:
            work(connection)

    if _file_number(place()) is None:
        return True
    with _writing:
        return _attempt(in_one, "rw")[0]


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
        aside = f"{path}.broken-{now_utc():%Y%m%d-%H%M%S}"
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
