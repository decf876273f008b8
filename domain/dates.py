"""Dates as officials type them: day first, with the precision that was typed."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from domain.folding import strip_marks
from domain.rejects import Reject

_YEARS = range(1900, 2101)
_FIRST_SERIAL, _LAST_SERIAL = 18264, 73415  # 01/01/1950 and 31/12/2100 as spreadsheets count days
_SERIAL_ZERO = date(1899, 12, 30)
_AROUND = " .'’"  # an apostrophe keeps a cell from being changed by the spreadsheet program

_DAY = re.compile(r"(?:ngay\s*)?(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})")
_DAY_IN_WORDS = re.compile(r"(?:ngay\s*)?(\d{1,2})\s*(?:thang|/)\s*(\d{1,2})\s*nam\s*(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]00:00(?::00)?(?:\.0+)?)?")
_MONTH = re.compile(r"(?:thang\s*|t)?(\d{1,2})\s*(?:[/.-]|\s+nam|nam)\s*(\d{4})")
_YEAR = re.compile(r"(?:nam\s*)?(\d{4})(?:\.0)?")


class Precision(Enum):
    """How much of a date was typed."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True)
class TypedDate:
    """A date as typed: `on` is None unless the day was given (1985 is never 01/01/1985)."""

    on: date | None
    precision: Precision


def parse_date(value: object) -> TypedDate:
    """Return the date typed, day before month; a month or a year alone keeps its precision and has no day.

    Takes spreadsheet dates and day counts too. Raises Reject("bad_date") for anything else, 31/02 and 12/25/2023
    included.
    """
    if isinstance(value, datetime):
        return _checked(value.year, value.month, value.day)
    if isinstance(value, date):
        return _checked(value.year, value.month, value.day)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_number(value)
    return _from_text(strip_marks(str(value)).strip(_AROUND))


def _from_number(number: int | float) -> TypedDate:
    if number in _YEARS:
        return TypedDate(None, Precision.YEAR)
    if _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return TypedDate(_SERIAL_ZERO + timedelta(days=int(number)), Precision.DAY)
    raise Reject("bad_date")


def _from_text(text: str) -> TypedDate:
    if found := _DAY.fullmatch(text) or _DAY_IN_WORDS.fullmatch(text):
        return _checked(_full_year(found[3]), int(found[2]), int(found[1]))
    if found := _ISO.fullmatch(text):
        return _checked(int(found[1]), int(found[2]), int(found[3]))
    if found := _MONTH.fullmatch(text):
        _checked(int(found[2]), int(found[1]), 1)
        return TypedDate(None, Precision.MONTH)
    if (found := _YEAR.fullmatch(text)) and int(found[1]) in _YEARS:
        return TypedDate(None, Precision.YEAR)
    if re.fullmatch(r"\d{5}(?:\.0)?", text):
        return _from_number(float(text))
    raise Reject("bad_date")


def _full_year(typed: str) -> int:
    year = int(typed)
    if len(typed) == 4:
        return year
    return 2000 + year if year <= 50 else 1900 + year


def _checked(year: int, month: int, day: int) -> TypedDate:
    if year not in _YEARS:
        raise Reject("bad_date")
    try:
        return TypedDate(date(year, month, day), Precision.DAY)
    except ValueError as reason:
        raise Reject("bad_date") from reason
