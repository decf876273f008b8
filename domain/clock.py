"""Viet Nam's clock: the ledger stores moments in UTC, people read them here, where there is no summer time."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def now_utc() -> datetime:
    """Return this instant as the naive UTC timestamp the ledger stores."""
    return datetime.now(UTC).replace(tzinfo=None)


def today() -> date:
    """Return the day it is in Viet Nam, wherever the server's clock stands."""
    return local(now_utc()).date()


def local(at: datetime) -> datetime:
    """Return a naive UTC timestamp as the naive time of Viet Nam."""
    return at.replace(tzinfo=UTC).astimezone(VIETNAM).replace(tzinfo=None)


def utc(at: datetime) -> datetime:
    """Return a naive time of Viet Nam as the naive UTC timestamp the ledger stores."""
    return at.replace(tzinfo=VIETNAM).astimezone(UTC).replace(tzinfo=None)


def stamps(at: datetime) -> Iterator[str]:
    """Yield stamps for the name of a file: that moment (naive UTC) as "20230105-083000", then each a second later."""
    moment = local(at)
    while True:
        yield f"{moment:%Y%m%d-%H%M%S}"
        moment += timedelta(seconds=1)
