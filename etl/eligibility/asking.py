"""Asking the ledger, directly or through a screen's cache: rows of plain values, whoever answers."""

import math
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

# A query's name and its parameters -> its rows; what a data frame has for nothing (NaN, NaT) counts as nothing.
Ask = Callable[..., Iterable[Mapping[str, Any]]]
Row = dict[str, Any]


def rows_of(ask: Ask, query: str, **params: object) -> list[Row]:
    """Return a query's rows with None for nothing, days as dates and whole numbers as int."""
    return [{name: _plain(value) for name, value in row.items()} for row in ask(query, **params)]


def _plain(value: Any) -> Any:
    if type(value).__name__ in {"NAType", "NaTType"}:
        return None
    if isinstance(value, datetime):
        return value.date()
    if hasattr(value, "item"):
        # numpy's numbers and truth values.
        return _plain(value.item())
    if isinstance(value, float):
        return None if math.isnan(value) else int(value) if value.is_integer() else value
    return value
