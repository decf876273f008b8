"""Wrong passwords slow down: each doubles the wait of that name from that address; an address that tries many is held.

What is typed for a name is kept as a hash only: people type passwords there.
"""

import ipaddress
import sqlite3
from datetime import datetime, timedelta
from hashlib import sha256

from ledger.store import now_utc
from ui import kept_file

FREE_TRIES = 3
LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(hours=1)
# So many wrong ones from an address, of whatever names, and every try from there is held for a while before it is
# looked at: those behind the same address still get in.
MANY_FROM_ADDRESS = 30
HELD_SECONDS = 2.0

_TABLE = "CREATE TABLE IF NOT EXISTS attempts (key TEXT PRIMARY KEY, wrong INTEGER, last_at TEXT)"
_READ = "SELECT wrong, last_at FROM attempts WHERE key = ?"
_ADD = (
    "INSERT INTO attempts VALUES (?, 1, ?) ON CONFLICT (key) DO UPDATE SET last_at = excluded.last_at,"
    " wrong = CASE WHEN attempts.last_at < ? THEN 1 ELSE wrong + 1 END"
)
_PRUNE = "DELETE FROM attempts WHERE last_at < ?"
_CLEAR = "DELETE FROM attempts WHERE key = ?"


def wait_seconds(name: str, address: str) -> int:
    """Return how long that name must wait from that address; 0 when it may be tried."""
    wrong, last_at = _count(_pair(name, address))
    if wrong < FREE_TRIES:
        return 0
    wait = min(timedelta(seconds=2 ** min(wrong - FREE_TRIES + 1, 16)), LONGEST_WAIT)
    left = (last_at + wait - now_utc()).total_seconds()
    return max(0, int(left + 0.999))


def held_seconds(address: str) -> float:
    """Return how long a try from that address is held before it is looked at."""
    return HELD_SECONDS if _count(_whole(address))[0] >= MANY_FROM_ADDRESS else 0.0


def wrong(name: str, address: str) -> int:
    """Count a wrong password; return how many that address has had."""
    at = now_utc()
    forgotten = kept_file.stamp(at - FORGOTTEN_AFTER)

    def write(connection: sqlite3.Connection) -> None:
        connection.execute(_TABLE)
        connection.execute(_PRUNE, (forgotten,))
        for key in (_pair(name, address), _whole(address)):
            connection.execute(_ADD, (key, kept_file.stamp(at), forgotten))

    kept_file.write(write)
    return _count(_whole(address))[0]


def right(name: str, address: str) -> None:
    """Forget the wrong ones of that name from that address: the person is in."""
    kept_file.remove(lambda connection: _clear(connection, _pair(name, address)))


def _clear(connection: sqlite3.Connection, key: str) -> None:
    connection.execute(_CLEAR, (key,))


def _count(key: str) -> tuple[int, datetime]:
    row = kept_file.read(lambda connection: connection.execute(_READ, (key,)).fetchone())
    if row is None or now_utc() - (last_at := datetime.fromisoformat(row[1])) > FORGOTTEN_AFTER:
        return 0, now_utc()
    return int(row[0]), last_at


def _pair(name: str, address: str) -> str:
    return sha256(f"{name}\n{_network(address)}".encode()).hexdigest()


def _whole(address: str) -> str:
    return sha256(f"\n{_network(address)}".encode()).hexdigest()


def _network(address: str) -> str:
    # Of IPv6 one machine has as many addresses as it likes, all of one network.
    try:
        found = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        return address
    return str(found) if found.version == 4 else str(ipaddress.ip_network(f"{found}/64", strict=False))
