"""What screens keep that may be lost (drafts, places), each under its owner; see `ui/kept_file.py`."""

import json
import sqlite3
from datetime import datetime
from typing import Any, NamedTuple

from ledger.store import now_utc
from ui import kept_file
from ui.place import ledger_path

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


class Kept(NamedTuple):
    """What was kept and when, UTC."""

    value: dict[str, Any]
    at: datetime


def kept(kind: str, owner: str, subject: str) -> Kept | None:
    """Return what is kept, or None where nothing is or nothing can be read."""
    key = _key(kind, owner, subject)
    row = kept_file.read(lambda connection: connection.execute(_READ, key).fetchone())
    try:
        return None if row is None else Kept(dict(json.loads(row[0])), datetime.fromisoformat(row[1]))
    except (TypeError, ValueError):  # written by something else than this module
        return None


def subjects(kind: str, owner: str) -> list[str]:
    """Return the subjects of which something is kept, the newest first."""
    rows = kept_file.read(lambda connection: connection.execute(_LIST, _key(kind, owner)).fetchall())
    return [row[0] for row in rows or ()]


def keep(kind: str, owner: str, subject: str, value: dict[str, Any]) -> bool:
    """Keep the value (anything JSON can hold) in place of what was kept; False where it couldn't be written.

    What nobody has touched for 180 days goes, and the oldest beyond 5000.
    """
    at = kept_file.stamp(now_utc())
    row = (*_key(kind, owner, subject), at, json.dumps(value))

    def write(connection: sqlite3.Connection) -> None:
        connection.execute(_TABLE)
        connection.execute(_WRITE, row)
        connection.execute(_PRUNE, (at, _KEPT_DAYS, _MOST_ROWS))

    return kept_file.write(write)


def forget(kind: str, owner: str, subject: str) -> bool:
    """Forget what is kept; False where it may still be there."""
    key = _key(kind, owner, subject)

    def remove(connection: sqlite3.Connection) -> None:
        connection.execute(_FORGET, key)

    return kept_file.remove(remove)


def forget_all() -> bool:
    """Forget all that is kept for the present ledger, when another takes its place; False where some may remain."""

    def remove(connection: sqlite3.Connection) -> None:
        connection.execute(_FORGET_ALL, _key())

    return kept_file.remove(remove)


def _key(*parts: str) -> tuple[str, ...]:
    return (ledger_path().name, *parts)
