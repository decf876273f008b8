"""How a value stands in a cell of a workbook, and how the cell is read as the value again."""

import re
from datetime import UTC, date, datetime, time
from math import isclose

from reports.declared import Kind, Value

DATE_LOOK, MOMENT_LOOK, TEXT_LOOK, YEAR_LOOK = "dd/mm/yyyy", "hh:mm dd/mm/yyyy", "General", "0"
# A bare "#,##0.##" would show a whole number with its comma ("4,"): decimals appear only where there are some.
_NUMBER_LOOKS = ("#,##0", "#,##0.0", "#,##0.00")
_PERCENT_LOOKS = ("#,##0%", "#,##0.0%")
# Excel's calendar begins with 1900 and takes that year for a leap year: earlier days are written out.
_FIRST_DAY = date(1900, 3, 1)
# Excel's limit is 32 767 units of UTF-16.
_LONGEST = 32_700
CUT = " […]"
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def printable(text: str) -> str:
    """Return the text as a workbook can hold it: no control characters, line breaks of one kind, at Excel's length."""
    lines = _NOT_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    # "_x0041_" is how the format itself writes a character: an invisible joiner keeps it the text that was typed.
    plain = _ESCAPE.sub("_\u2060", lines)
    units = plain.encode("utf-16-le")
    if len(units) <= 2 * _LONGEST:
        return plain
    return units[: 2 * (_LONGEST - len(CUT))].decode("utf-16-le", "ignore") + CUT


def in_cell(value: Value, kind: Kind) -> Value:
    """Return what is written into the cell; a percentage becomes a share, so that Excel reckons with it rightly."""
    if isinstance(value, str):
        return printable(value) or None
    if isinstance(value, date):
        return value if _plain_day(value) >= _FIRST_DAY else written_out(value)
    if kind == "percent" and value is not None:
        return value / 100
    return value


def look_of(value: Value, kind: Kind) -> str:
    """Return the number format under which the cell shows what the screen shows; `value` as `in_cell` returns it."""
    if value is None or isinstance(value, str):
        return TEXT_LOOK
    if isinstance(value, datetime):
        return MOMENT_LOOK
    if isinstance(value, date):
        return DATE_LOOK
    if kind == "year":
        return YEAR_LOOK
    if kind == "percent":
        return _PERCENT_LOOKS[_decimals(value * 100, 1)]
    return _NUMBER_LOOKS[_decimals(value, 2)]


def same(asked: Value, found: object, kind: Kind) -> bool:
    """Tell whether a cell read back is the value asked for: same type, same value."""
    if asked is None or isinstance(asked, str):
        return found == ((asked and printable(asked)) or None)
    if isinstance(asked, date):
        if _plain_day(asked) < _FIRST_DAY:
            return found == written_out(asked)
        return isinstance(found, datetime) and abs((_moment(asked) - found).total_seconds()) < 1
    if isinstance(found, bool) or not isinstance(found, int | float):
        return False
    return isclose(found * 100 if kind == "percent" else found, asked, rel_tol=1e-12, abs_tol=1e-12)


def written_out(day: date) -> str:
    """Return a day as text, as the screens write it."""
    written = f"{day.day:02}/{day.month:02}/{day.year:04}"
    return f"{day.hour:02}:{day.minute:02} {written}" if isinstance(day, datetime) else written


def _plain_day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _moment(value: date) -> datetime:
    moment = value if isinstance(value, datetime) else datetime.combine(value, time(), UTC)
    return moment.replace(tzinfo=None)


def _decimals(value: float, most: int) -> int:
    """How many decimals, at most so many, the value needs."""
    return next(n for n in range(most + 1) if n == most or round(value, most) == round(value, n))
