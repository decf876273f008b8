"""Rows of the ledger as reports ask for them: as dicts, or out of a screen's data frame."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from texts import formats

# A query's name and its parameters -> its rows; what a data frame has for nothing (NaN, NaT) counts as nothing.
Ask = Callable[..., Iterable[Mapping[str, Any]]]


def text_of(value: object) -> str:
    """Return a text, "" for nothing."""
    return value if isinstance(value, str) else ""


def day_of(value: date | None) -> date | None:
    """Return a day, None for nothing."""
    return None if formats.date(value) == formats.NOTHING else formats.as_day(value)


def whole_of(value: float | None) -> int | None:
    """Return a whole number, None for nothing."""
    return None if value is None or formats.number(value) == formats.NOTHING else int(value)
