"""Wrong passwords slow down: each doubles the wait of that name from that address; an address that tries many is held.

What is typed for a name is kept as a hash only: people type passwords there.
"""

import ipaddress
from datetime import datetime, timedelta
from hashlib import sha256

from domain.clock import now_utc
from texts import N_
from ui import kept_file

TOO_MANY = N_("Đã nhập sai nhiều lần. Hãy thử lại sau {n} giây.")
TOO_MANY_MINUTES = N_("Đã nhập sai nhiều lần. Hãy thử lại sau {n} phút.")
_IN_MINUTES_FROM = 120
FREE_TRIES = 3
LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(hours=1)
# So many wrong ones from an address, of whatever names, and every try from there is held for a while before it is
# looked at: those behind the same address still get in.
MANY_FROM_ADDRESS = 30
HELD_SECONDS = 2.0


def wait_seconds(name: str, address: str) -> int:
    """Return how long that name must wait from that address; 0 when it may be tried."""
    wrong, last_at = _count(_pair(name, address))
    if wrong < FREE_TRIES:
        return 0
    wait = min(timedelta(seconds=2 ** min(wrong - FREE_TRIES + 1, 16)), LONGEST_WAIT)
    left = (last_at + wait - now_utc()).total_seconds()
    return max(0, int(left + 0.999))


def told(seconds: int) -> tuple[str, str]:
    """Return the sentence about a wait and the number in it: in minutes, rounded up, where it is long."""
    if seconds < _IN_MINUTES_FROM:
        return TOO_MANY, str(seconds)
    return TOO_MANY_MINUTES, str(-(-seconds // 60))


def held_seconds(address: str) -> float:
    """Return how long a try from that address is held before it is looked at."""
    return HELD_SECONDS if _count(_whole(address))[0] >= MANY_FROM_ADDRESS else 0.0


def wrong(name: str, address: str) -> int:
    """Count a wrong password; return how many that address has had."""
    at = now_utc()
    forgotten = kept_file.stamp(at - FORGOTTEN_AFTER)
    kept_file.change(
        ("forget_old_attempts", forgotten),
        *(("wrong_attempt", key, kept_file.stamp(at), forgotten) for key in (_pair(name, address), _whole(address))),
    )
    return _count(_whole(address))[0]


def right(name: str, address: str) -> None:
    """Forget the wrong ones of that name from that address: the person is in."""
    kept_file.remove(("forget_attempts", _pair(name, address)))


def _count(key: str) -> tuple[int, datetime]:
    for wrong_ones, at in kept_file.read("attempts", key):
        if now_utc() - (last_at := datetime.fromisoformat(at)) <= FORGOTTEN_AFTER:
            return int(wrong_ones), last_at
    return 0, now_utc()


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
