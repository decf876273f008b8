"""Which reporting period is meant where nobody names one."""

from collections.abc import Iterable, Mapping
from typing import Any


def meant(periods: Iterable[Mapping[str, Any]]) -> str | None:
    """Return the period that ends last among those owed and reported, else among those reported, the longest of these.

    `periods` are the answer to the query of that name; the first of them where none is reported, None without any.
    """
    held = list(periods)
    reported = [row for row in held if row["has_reports"]]
    owed = [row for row in reported if row["is_owed"]]
    for candidates in (owed, reported):
        if candidates:
            last = max(row["ends_on"] for row in candidates)
            return str(min((row for row in candidates if row["ends_on"] == last), key=_starts)["period"])
    return str(held[0]["period"]) if held else None


def _starts(row: Mapping[str, Any]) -> Any:
    return row["starts_on"]
