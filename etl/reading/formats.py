"""What a number format says about the number it shows: percent, date, or neither."""

import re
from functools import lru_cache

# Formats that files name by number alone, without a code; Excel shows 27-36 and 50-58 as dates in East Asian versions.
_DATE_NUMBERS = frozenset((*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)))
_PERCENT_NUMBERS = frozenset((9, 10))
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.', re.DOTALL)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_BRACKETS = re.compile(r"\[[^\]]*\]")
_DATE_LETTER = re.compile(r"[dmyhs]", re.IGNORECASE)


def number_shows_date(number: int) -> bool:
    """Tell whether a built-in format, named by its number, shows a date; elapsed time is none."""
    return number in _DATE_NUMBERS


def number_shows_percent(number: int) -> bool:
    """Tell whether a built-in format, named by its number, shows a percent."""
    return number in _PERCENT_NUMBERS


@lru_cache(maxsize=512)
def code_shows_date(code: str) -> bool:
    """Tell whether a format code such as dd/mm/yyyy shows a date; quoted letters and elapsed time [h]:mm are none."""
    bare = _LITERAL.sub("", code).split(";", maxsplit=1)[0]
    if _ELAPSED.search(bare) or bare.strip().lower() in ("general", "standard"):
        return False
    return _DATE_LETTER.search(_BRACKETS.sub("", bare)) is not None


@lru_cache(maxsize=512)
def code_shows_percent(code: str) -> bool:
    """Tell whether a format code such as 0.0% shows a share as a percent; a quoted sign is only a letter."""
    return "%" in _BRACKETS.sub("", _LITERAL.sub("", code))
