"""What screens keep that may be lost (drafts, places): `state.sqlite` beside the ledger, never figures.

Nothing here may break a screen: from a file that is missing, locked, read-only or damaged nothing is read, and what
can't be written is not kept.
"""

import json
import logging
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from ledger.store import now_utc
from ui import data

log = logging.getLogger(__name__)
_T = TypeVar("_T")

_PATIENCE = 1.0  # seconds another process may hold the file
_KEPT_DAYS = 180
_MOST_ROWS = 5000
_TABLE = """
    CREATE TABLE IF NOT EXISTS kept (
        ledger TEXT, kind TEXT, owner TEXT, subject TEXT, updated_at TEXT, value TEXT,
        PRIMARY KEY (ledger, kind, owner, subject))"""
_READ = "SELECT value, updated_at FROM kept WHERE (ledger, kind, owner, subject) = (?, ?, ?, ?)"
_LIST = "SELECT subject FROM kept WHERE (ledger, kind, owner) = (?, ?, ?) ORDER BY updated_at DESC, subject"
_WRITE = "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?, ?)"
_FORGET = "DELETE FROM kept WHERE (ledger, kind, owner, subject) = (?, ?, ?, ?)"
_FORGET_ALL = "DELETE FROM kept WHERE ledger = ?"
_PRUNE = """
    DELETE FROM kept
    WHERE julianday(?) - julianday(updated_at) > ?
       OR rowid NOT IN (SELECT rowid FROM kept ORDER BY updated_at DESC LIMIT ?)"""
# Two threads that find the same file damaged must not put aside the new one that the first of them began.
_putting_aside = threading.Lock()
# SQLite refuses at once, without patience, where two begin the file's log at the same time.
_writing = threading.Lock()


class Kept(NamedTuple):
    """What was kept and when, UTC."""

    value: dict[str, Any]
    at: datetime


def kept(kind: str, owner: str, subject: str) -> Kept | None:
    """Return what is kept, or None where nothing is or nothing can be read."""
    key = _key(kind, owner, subject)
    row = _reading(lambda connection: connection.execute(_READ, key).fetchone())
    try:
        return None if row is None else Kept(dict(json.loads(row[0])), datetime.fromisoformat(row[1]))
    except (TypeError, ValueError):  # written by something else than this module
        return None


def subjects(kind: str, owner: str) -> list[str]:
    """Return the subjects of which something is kept, the newest first."""
    rows = _reading(lambda connection: connection.execute(_LIST, _key(kind, owner)).fetchall())
    return [row[0] for row in rows or ()]


def keep(kind: str, owner: str, subject: str, value: dict[str, Any]) -> bool:
    """Keep the value (anything JSON can hold) in place of what was kept; False where it couldn't be written.

    What nobody has touched for 180 days goes, and the oldest beyond 5000.
    """
    at = now_utc().isoformat(timespec="microseconds")
    row = (*_key(kind, owner, subject), at, json.dumps(value))

    def write(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        with connection:
            connection.execute(_TABLE)
            connection.execute(_WRITE, row)
            connection.execute(_PRUNE, (at, _KEPT_DAYS, _MOST_ROWS))

    with _writing:
        return _attempt(write, "rwc")[0]


def forget(kind: str, owner: str, subject: str) -> bool:
    """Forget what is kept; False where it may still be there."""
    if _file_number(_path()) is None:
        return True
    key = _key(kind, owner, subject)

    def remove(connection: sqlite3.Connection) -> None:
        with connection:
            connection.execute(_FORGET, key)

    with _writing:
        return _attempt(remove, "rw")[0]


def forget_all() -> bool:
    """Forget all that is kept for the present ledger, when another takes its place; False where some may remain."""
    if _file_number(_path()) is None:
        return True

    def remove(connection: sqlite3.Connection) -> None:
        with connection:
            connection.execute(_FORGET_ALL, _key())

    with _writing:
        return _attempt(remove, "rw")[0]


def _key(*parts: str) -> tuple[str, ...]:
    return (data.ledger_path().name, *parts)


def _path() -> Path:
    return data.ledger_path().with_name("state.sqlite").absolute()


def _reading(work: Callable[[sqlite3.Connection], _T]) -> _T | None:
    return None if _file_number(_path()) is None else _attempt(work, "rw")[1]


def _attempt(work: Callable[[sqlite3.Connection], _T], mode: str) -> tuple[bool, _T | None]:
    """Do the work on a connection of its own, once more where the file was damaged: was it done, and what it gave."""
    path = _path()
    for _ in range(2):
        met = _file_number(path)
        try:
            with closing(sqlite3.connect(f"{path.as_uri()}?mode={mode}", uri=True, timeout=_PATIENCE)) as connection:
                return True, work(connection)
        except sqlite3.OperationalError as reason:
            log.warning("state: %s", reason)
            return False, None
        except sqlite3.DatabaseError as reason:
            if type(reason) is not sqlite3.DatabaseError:  # the others are faults of the program, not of the file
                raise
            log.warning("state is damaged: %s", reason)
            _put_aside(path, met)
    return False, None


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
