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
_SHIFT_OF_1904 = 1462  # days from there to 01/01/1904, where old Macintosh files begin to count
_AROUND = " .'‘’"  # an apostrophe keeps a cell from being changed by the spreadsheet program

_DAY = re.compile(r"(?:ngay\s*)?(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})")
_DAY_IN_WORDS = re.compile(
    r"(?:ngay\s*)?(\d{1,2})\s*(?:-?\s*(?:thang|thg)|/)\s*(\d{1,2})\s*(?:nam|[,/-]\s*(?:nam)?)\s*(\d{4}|\d{2})"
)
_YEAR_FIRST = re.compile(r"(\d{4})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{1,2})")
_MONTH = re.compile(r"(?:(?:thang|thg)\s*|t)?(\d{1,2})\s*(?:[/.-]|,?\s*nam)\s*(\d{4})")
_MONTH_LAST = re.compile(r"(\d{4})-(\d{1,2})")
_YEAR = re.compile(r"(?:nam\s*)?(\d{4})(?:\.0)?")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_TIME_AFTER = re.compile(
    r"(?<=\d)(?:t|,?\s+)(?:luc\s+)?[0-2]?\d(?::[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?|h(?:[0-5]\d)?)\s*(?:am|pm|sa|ch|z)?$"
)


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


def parse_date(value: object, *, counts_from_1904: bool = False) -> TypedDate:
    """Return the date typed, day before month; a month or a year alone keeps its precision and has no day.

    Takes spreadsheet dates and day counts too (`counts_from_1904`: those of a file that counts from 01/01/1904); a time
    of day after the date is left out. Raises Reject("bad_date") for anything else, 31/02 and 12/25/2023 included.
    """
    if isinstance(value, datetime):
        return _checked(value.year, value.month, value.day)
    if isinstance(value, date):
        return _checked(value.year, value.month, value.day)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_number(value, _SHIFT_OF_1904 if counts_from_1904 else 0)
    text = strip_marks(str(value)).strip(_AROUND)
    if _SERIAL.fullmatch(text):
        return _from_number(float(text), _SHIFT_OF_1904 if counts_from_1904 else 0)
    return _from_text(_TIME_AFTER.sub("", text).strip(_AROUND))


def _from_number(number: int | float, shift: int) -> TypedDate:
    if number in _YEARS:
        return TypedDate(None, Precision.YEAR)
    if _FIRST_SERIAL <= number + shift < _LAST_SERIAL + 1:
        return TypedDate(_SERIAL_ZERO + timedelta(days=int(number) + shift), Precision.DAY)
    raise Reject("bad_date")


def _from_text(text: str) -> TypedDate:
    if found := _DAY.fullmatch(text) or _DAY_IN_WORDS.fullmatch(text):
        return _checked(_full_year(found[3]), int(found[2]), int(found[1]))
    if found := _YEAR_FIRST.fullmatch(text):
        return _checked(int(found[1]), int(found[3]), int(found[4]))
    if found := _MONTH.fullmatch(text):
        return _month(int(found[2]), int(found[1]))
    if found := _MONTH_LAST.fullmatch(text):
        return _month(int(found[1]), int(found[2]))
    if (found := _YEAR.fullmatch(text)) and int(found[1]) in _YEARS:
        return TypedDate(None, Precision.YEAR)
    raise Reject("bad_date")


def _month(year: int, month: int) -> TypedDate:
    _checked(year, month, 1)
    return TypedDate(None, Precision.MONTH)


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
