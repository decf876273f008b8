"""Numbers, shares and dates as people here write them: 1.234,5 and 85,5% and 31/12/2023."""

import datetime
import math
import textwrap

from domain.clock import VIETNAM
from texts import DEFAULT_LANGUAGE

NOTHING = "–"
_DAY = "dd/MM/yyyy"
_MOMENT = "HH:mm dd/MM/yyyy"


def number(value: float | None, lang: str = DEFAULT_LANGUAGE, *, decimals: int = 2) -> str:
    """A number with at most so many decimals: 1.234 or 1.234,5; English turns the two signs around."""
    if value is None or _is_nothing(value):
        return NOTHING
    # Here and below: whoever writes no number and no day, as a load mostly does, never pays for babel.
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "#" * decimals if decimals else "")
    return str(format_decimal(value, format=pattern, locale=lang))


def percent(value: float | None, lang: str = DEFAULT_LANGUAGE) -> str:
    """A percentage kept as 0-100: 85.5 is "85,5%"."""
    return NOTHING if _is_nothing(value) else f"{number(value, lang, decimals=1)}%"


def share(k: int | None, n: int | None, lang: str = DEFAULT_LANGUAGE) -> str:
    """How many of how many, and the percentage: "7/9 (77,8%)"; of none there is no percentage: "0/0"."""
    if k is None or n is None or _is_nothing(k) or _is_nothing(n):
        return NOTHING
    counts = f"{number(k, lang)}/{number(n, lang)}"
    return f"{counts} ({percent(100 * k / n, lang)})" if n else counts


def date(day: datetime.date | None) -> str:
    """A day as dd/mm/yyyy in either language: nobody may have to guess which number is the month."""
    if _is_nothing(day):
        return NOTHING
    from babel.dates import format_date

    return str(format_date(as_day(day), _DAY, locale=DEFAULT_LANGUAGE))


def date_time(moment: datetime.datetime | None) -> str:
    """A moment kept in UTC without a zone, as the clock on the wall in Vietnam: "07:00 01/01/2024"."""
    if moment is None or _is_nothing(moment):
        return NOTHING
    from babel.dates import format_datetime

    utc = moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
    return str(format_datetime(utc, _MOMENT, tzinfo=VIETNAM, locale=DEFAULT_LANGUAGE))


def shortened(text: str, most: int) -> str:
    """A text of at most so many signs, cut between words where it can be; "…" tells that there was more."""
    cut = textwrap.shorten(text, most, placeholder="…")
    # A word longer than the room would leave nothing of the text.
    return cut if len(cut) > most // 2 or len(text) <= most else text[: most - 1].rstrip() + "…"


def as_day(value: object) -> datetime.date:
    """A date as it comes from a data frame or from the ledger, as a plain day."""
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    raise TypeError(f"not a day: {value!r}")


def _is_nothing(value: object) -> bool:
    """None, NaN, NaT and pandas' NA, told by name so that a page without frames needs no pandas."""
    if value is None or type(value).__name__ in {"NAType", "NaTType"}:
        return True
    return isinstance(value, float) and math.isnan(value)
