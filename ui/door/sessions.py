"""Who is signed in: one row a session in `state.sqlite`; the browser holds a signed random token in a cookie.

A session ends by sign-out, by time, and by every change of its account: it names the act that made the account what it
was when the person signed in.
"""

import secrets
import sqlite3
import threading
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from itsdangerous import BadData, URLSafeTimedSerializer

from ledger.accounts import Account
from ledger.store import now_utc
from ui import kept_file
from ui.door.known import known
from ui.place import ledger_path

SESSION_COOKIE = "tdkt_session"
LONGEST = timedelta(days=7)
_SEEN_EVERY = timedelta(minutes=1)
_BELIEVED_SECONDS = 1.0  # how long this process goes on believing a session it has just looked up
_KEY_BYTES = 32

_TABLES = (
    "CREATE TABLE IF NOT EXISTS sessions (ledger TEXT, token_hash TEXT PRIMARY KEY, account TEXT, account_act INTEGER,"
    " begun_at TEXT, seen_at TEXT)",
    "CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, value TEXT)",
)
_NEW_KEY = "INSERT OR IGNORE INTO secrets VALUES ('cookies', ?)"
_KEY = "SELECT value FROM secrets WHERE name = 'cookies'"
_BEGIN = "INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?)"
_FIND = "SELECT account, account_act, begun_at, seen_at FROM sessions WHERE (ledger, token_hash) = (?, ?)"
_SEEN = "UPDATE sessions SET seen_at = ? WHERE (ledger, token_hash) = (?, ?)"
_END = "DELETE FROM sessions WHERE (ledger, token_hash) = (?, ?)"
_END_ALL = "DELETE FROM sessions WHERE (ledger, account) = (?, ?)"
_PRUNE = "DELETE FROM sessions WHERE begun_at < ?"

_believed: dict[str, tuple[float, Account]] = {}
_believing = threading.Lock()


@dataclass(frozen=True)
class Session:
    """A session that holds now, by the hash of its token."""

    mark: str
    account: Account


def begin(account: Account) -> str | None:
    """Begin a session and return the cookie's value; None where it can't be kept."""
    token, at = secrets.token_urlsafe(_KEY_BYTES), now_utc()

    def write(connection: sqlite3.Connection) -> None:
        for table in _TABLES:
            connection.execute(table)
        connection.execute(_NEW_KEY, (secrets.token_hex(_KEY_BYTES),))
        connection.execute(_PRUNE, (kept_file.stamp(at - LONGEST),))
        row = (_ledger(), _hash(token), account.account, account.act_no, kept_file.stamp(at), kept_file.stamp(at))
        connection.execute(_BEGIN, row)

    return _signer().dumps(token) if kept_file.write(write) else None


def find(cookie: str | None, *, touches: bool = True) -> Session | None:
    """Return the session of a cookie's value; None for one that is forged, expired, ended, or of a changed account.

    What only looks whether it still holds doesn't touch it: an open window alone keeps nobody in.
    """
    if not cookie or not (mark := _mark_of(cookie)):
        return None
    with _believing:
        believed = _believed.get(mark)
    if believed and time.monotonic() - believed[0] < _BELIEVED_SECONDS:
        return Session(mark, believed[1])
    account = _account_of(mark, touches=touches)
    if not touches:
        return Session(mark, account) if account else None
    with _believing:
        _believed.pop(mark, None)
        if account:
            _believed[mark] = (time.monotonic(), account)
    return Session(mark, account) if account else None


def end(session: Session, *, everywhere: bool = False) -> bool:
    """End a session, or all of its account's; False where that couldn't be written down."""

    def remove(connection: sqlite3.Connection) -> None:
        if everywhere:
            connection.execute(_END_ALL, (_ledger(), session.account.account))
        else:
            connection.execute(_END, (_ledger(), session.mark))

    is_done = kept_file.remove(remove)
    forget_believed()
    return is_done


def forget_believed() -> None:
    """Look every session up anew from now on."""
    with _believing:
        _believed.clear()


def _account_of(mark: str, *, touches: bool) -> Account | None:
    row = kept_file.read(lambda connection: connection.execute(_FIND, (_ledger(), mark)).fetchone())
    if row is None:
        return None
    name, account_act, begun_at, seen_at = row
    now, here = now_utc(), known()
    idle = timedelta(hours=int(here.settings["session_hours"]))
    if now - datetime.fromisoformat(begun_at) > LONGEST or now - datetime.fromisoformat(seen_at) > idle:
        return None
    account = here.accounts.named(name)
    is_older = here.restored_at is not None and datetime.fromisoformat(begun_at) <= here.restored_at
    if account is None or account.act_no != account_act or is_older:
        return None
    if touches and now - datetime.fromisoformat(seen_at) > _SEEN_EVERY:
        kept_file.write(lambda connection: _touch(connection, mark, now))
    return account


def _touch(connection: sqlite3.Connection, mark: str, at: datetime) -> None:
    connection.execute(_SEEN, (kept_file.stamp(at), _ledger(), mark))


def _mark_of(cookie: str) -> str | None:
    try:
        token = _signer().loads(cookie, max_age=int(LONGEST.total_seconds()))
    except (BadData, NoKeyError):
        return None
    return _hash(token) if isinstance(token, str) else None


class NoKeyError(Exception):
    """No cookie has been signed here yet, or the key can't be read."""


def _signer() -> URLSafeTimedSerializer:
    row = kept_file.read(lambda connection: connection.execute(_KEY).fetchone())
    if row is None:
        raise NoKeyError
    return URLSafeTimedSerializer(str(row[0]), salt=SESSION_COOKIE)


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _ledger() -> str:
    return ledger_path().name
