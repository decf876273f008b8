"""What stands in the attributes and values of an .xlsx file's cells: numbers, moments, addresses."""

import math
import re
from collections.abc import Callable
from datetime import datetime

from domain.rejects import Reject
from etl.reading.limits import LAST_COLUMN, LAST_ROW

TRUE = ("1", "true", "on")
LONGEST_INTEGER = 18
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


def number_of(text: str) -> int | float | str:
    """Return a stored number: whole where it is written so; one that no float holds stays text, so does 1_000.

    Raises ValueError for what is no number at all.
    """
    if len(text) <= LONGEST_INTEGER and text.removeprefix("-").isdecimal():
        return int(text)
    number = float(text)
    return number if math.isfinite(number) and "_" not in text else text


def _iso_moment(text: str) -> object:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return text
    return found.date() if found.time() == datetime.min.time() else found.replace(tzinfo=None)


BY_TYPE: dict[str, Callable[[str], object]] = {"b": lambda text: text in TRUE, "e": str, "d": _iso_moment}


def place_of(address: str) -> tuple[int, int]:
    """Return row and column of an A1 address; raises Reject for what is none, or lies beyond XFD1048576."""
    found = _ADDRESS.fullmatch(address.replace("$", "").upper())
    if found is None:
        raise Reject("unreadable_file")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    row = int(found[2])
    if row > LAST_ROW or column > LAST_COLUMN:
        raise Reject("unreadable_file")
    return row, column
