"""What stands at the beginning of a paragraph of an official text: I., 1., 1.1., a), - and +."""

import re
from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """How deep a paragraph stands; a deeper one belongs to the shallower one before it."""

    SECTION = 0
    CLAUSE = 1
    SUBCLAUSE = 2
    LETTER = 3
    TEXT = 4
    DASH = 5
    PLUS = 6


@dataclass(frozen=True)
class Mark:
    """A mark read off a line: its level, its number as printed ("II", "3", "1.1", "a", or ""), the words after it."""

    level: Level
    number: str
    rest: str


ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_SECTION = re.compile(r"(?:(?:[Pp]hần|PHẦN|[Mm]ục|MỤC)\s+)?([IVX]+)\s*[.):/–-]\s*(\S.*)")
_NUMBERED = (
    (Level.SUBCLAUSE, re.compile(r"(\d{1,2}(?:\.\d{1,2})+)[.)]?\s+(\S.*)")),
    (Level.CLAUSE, re.compile(r"(\d{1,2})\s*[.)/]\s*(\S.*)")),
    (Level.LETTER, re.compile(r"([a-zđ])\s*[.)]\s+(\S.*)")),
)
_DASH = re.compile(r"[-–—•*]\s*(\S.*)")
_PLUS = re.compile(r"\+\s*(\S.*)")


def read_mark(text: str) -> Mark | None:
    """Return the mark at the beginning of a cleaned line, or None when the line begins with plain words."""
    if (found := _SECTION.match(text)) and found[1] in ROMANS and starts_big(found[2]):
        return Mark(Level.SECTION, found[1], found[2])
    for level, pattern in _NUMBERED:
        if (found := pattern.match(text)) and starts_big(found[2]):
            return Mark(level, found[1], found[2])
    if found := _DASH.match(text):
        return Mark(Level.DASH, "", found[1])
    if found := _PLUS.match(text):
        return Mark(Level.PLUS, "", found[1])
    return None


def starts_big(text: str) -> bool:
    """Tell whether the text begins with a capital letter, quotation marks and brackets aside."""
    return text.lstrip("“\"'«(‘")[:1].isupper()
