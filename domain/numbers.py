"""Numbers, percents and years as officials type them; what is not a number is refused, never guessed."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from domain.folding import clean, strip_marks
from domain.rejects import Reject

_PLAIN = re.compile(r"[+-]?\d+")
_VIETNAMESE = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?|[+-]?\d+,\d+")
_ENGLISH = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+\.\d+|[+-]?\d{1,3}(?:,\d{3}){2,}|[+-]?\d+\.\d+")
_SPACED = re.compile(r"[+-]?\d{1,3}(?: \d{3})+(?:[.,]\d+)?")
_SPACE_AT_SIGN = re.compile(r"(?<=^[+-]) | (?=%$)")
_ZERO_POINT = re.compile(r"[+-]?0\.\d+")
_YEARS = range(1900, 2101)
_YEAR = re.compile(r"(?:năm |(?:\d{1,2} ?[/.-] ?){1,2})?(\d{4})(?:\.0)?|(\d{4})-\d{1,2}-\d{1,2}", re.IGNORECASE)
_VOTES = re.compile(r"(\d{1,6}) ?/ ?(\d{1,6})(?: phieu(?: (?:dong y|tan thanh|thuan))?)?")
_APOSTROPHES = " '‘’"  # kept before a number that was to stay text
MOST_PERCENT = 1000
MOST_COUNTED = 1_000_000_000


def parse_number(value: object, *, percent_format: bool = False) -> float:
    """Return the number typed, thousands and decimals the Vietnamese way first: "1.234,5" and "1,234.5" are 1234.5.

    A cell with a % format or a % sign counts in percent (0.85 in such a cell is 85).
    A space may stand between thousands and nowhere else among digits. Raises Reject("bad_number") for words around a
    number, fractions, true/false and anything else.
    """
    if isinstance(value, (bool, date, datetime)):
        raise Reject("bad_number")
    if isinstance(value, (int, float, Decimal)):
        return _tidy(value, percent_format=percent_format)
    text = _SPACE_AT_SIGN.sub("", clean(str(value)).strip(_APOSTROPHES).replace("\u2212", "-"))
    if _SPACED.fullmatch(text.removesuffix("%")):
        text = text.replace(" ", "")
    return _tidy(_decimal(text.removesuffix("%")))


def parse_integer(value: object, *, percent_format: bool = False) -> int:
    """Return the whole number typed; raises Reject("bad_number") for a fraction, "out_of_range" for an absurd count."""
    number = parse_number(value, percent_format=percent_format)
    if number != int(number):
        raise Reject("bad_number")
    if abs(number) > MOST_COUNTED:
        raise Reject("out_of_range", range=f"≤ {MOST_COUNTED}")
    return int(number)


def parse_year(value: object) -> int:
    """Return the year typed alone or inside a whole date; raises Reject("bad_year") outside 1900-2100."""
    if isinstance(value, (date, datetime)):
        value = value.year
    found = _YEAR.fullmatch(clean(str(value)).strip(_APOSTROPHES))
    year = int(found[1] or found[2]) if found else 0
    if year not in _YEARS:
        raise Reject("bad_year")
    return year


def parse_votes(text: str) -> tuple[int, int] | None:
    """Return (votes for, votes in all) of "7/9" or "7/9 phiếu"; None for any other shape.

    More votes for than in all are returned as typed: others judge them.
    """
    found = _VOTES.fullmatch(strip_marks(text).strip(_APOSTROPHES))
    return (int(found[1]), int(found[2])) if found else None


@dataclass(frozen=True)
class PercentCell:
    """One cell of a percent column: the value as stored in the file and whether the cell itself says percent."""

    value: object
    percent_format: bool = False


def parse_percents(cells: Sequence[PercentCell]) -> list[float | Reject]:
    """Return each cell's percent from 0 to 1000, or the reason it can't be told.

    A % sign or a % format decides. Without them values in (0; 1] are fractions only if no number of the column exceeds
    1; beside larger numbers (85 or a typed 85%) each of them is ambiguous. A column of nothing but ones holds hundreds.
    """
    bare = [_bare_number(cell) for cell in cells]
    mixed = any(number is not None and number > 1 for number in (*bare, *map(_typed_with_sign, cells)))
    return [_percent(cell, number, mixed=mixed) for cell, number in zip(cells, bare, strict=True)]


def _says_percent(cell: PercentCell) -> bool:
    return cell.percent_format or (isinstance(cell.value, str) and "%" in cell.value)


def _bare_number(cell: PercentCell) -> float | None:
    if _says_percent(cell):
        return None
    try:
        return parse_number(cell.value)
    except Reject:
        return None


def _typed_with_sign(cell: PercentCell) -> float | None:
    if not isinstance(cell.value, str) or "%" not in cell.value:
        return None
    try:
        return parse_number(cell.value)
    except Reject:
        return None


def _percent(cell: PercentCell, bare: float | None, *, mixed: bool) -> float | Reject:
    try:
        percent = parse_number(cell.value, percent_format=cell.percent_format) if bare is None else bare
    except Reject:
        return Reject("bad_percent")
    if bare is not None and 0 < bare <= 1:
        if mixed:
            return Reject("ambiguous_percent")
        percent = _tidy(bare, percent_format=True)
    if not 0 <= percent <= MOST_PERCENT:
        return Reject("out_of_range")
    return percent


def _decimal(text: str) -> Decimal:
    if _PLAIN.fullmatch(text) or _ZERO_POINT.fullmatch(text):
        plain = text
    elif _VIETNAMESE.fullmatch(text):
        plain = text.replace(".", "").replace(",", ".")
    elif _ENGLISH.fullmatch(text):
        plain = text.replace(",", "")
    else:
        raise Reject("bad_number")
    try:
        return Decimal(plain)
    except InvalidOperation as reason:
        raise Reject("bad_number") from reason


def _tidy(value: float | Decimal, *, percent_format: bool = False) -> float:
    try:
        number = float(value) * (100 if percent_format else 1)
    except OverflowError as reason:
        raise Reject("bad_number") from reason
    if not math.isfinite(number):
        raise Reject("bad_number")
    # 0.855 * 100 is 85.49999999999999: the file said 85,5.
    return round(number, 9)
