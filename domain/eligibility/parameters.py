"""The numbers a rule's row in the register gives: "share=70;strict=0", each name with its own kind of value."""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from domain.choices import WORK_GRADE
from domain.nominations import COUNCILS

Parse = Callable[[str], object]
# An alternative of prior awards: award -> how often; any one of several is enough.
Alternative = dict[str, int]

_NUMBER = re.compile(r"\d{1,3}(\.\d{1,4})?")
_COUNT = re.compile(r"\d{1,3}")
_CODE = re.compile(r"[A-Z][A-Z0-9_]*")
_TIMES = re.compile(r"(\d{1,2})\*([A-Z][A-Z0-9_]*)")
ROUNDINGS = ("down", "up", "nearest")
GROUNDS = ("initiative", "grade")
DISCIPLINE_LEVELS = ("reprimand", "warning", "heavier")


class BadParameter(ValueError):
    """A parameter nobody asked for, one that is missing, or a value that can't be taken; its text is `name=value`."""


def parse_parameters(text: str, wanted: Mapping[str, Parse]) -> dict[str, object]:
    """Return name -> value for a row's parameters, every wanted one and no other; raises BadParameter."""
    given: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        name, sign, value = (piece.strip() for piece in part.partition("="))
        if not sign or name not in wanted or name in given:
            raise BadParameter(part)
        given[name] = value
    if lacking := sorted(wanted.keys() - given.keys()):
        raise BadParameter(f"{lacking[0]}=")
    return {name: _parsed(name, value, wanted[name]) for name, value in given.items()}


def _parsed(name: str, value: str, parse: Parse) -> object:
    try:
        return parse(value)
    except ValueError as reason:
        raise BadParameter(f"{name}={value}") from reason


def share(text: str) -> Fraction | None:
    """Parse a percentage above 0 and up to 100; empty is None: no document sets one. Raises ValueError."""
    if not text:
        return None
    if not _NUMBER.fullmatch(text) or not 0 < Fraction(text) <= 100:
        raise ValueError(text)
    return Fraction(text)


def needed_share(text: str) -> Fraction:
    """Parse a percentage above 0 and up to 100 that must be given; raises ValueError."""
    found = share(text)
    if found is None:
        raise ValueError(text)
    return found


def count(text: str) -> int:
    """Parse a whole number from 0 to 999; raises ValueError."""
    if not _COUNT.fullmatch(text):
        raise ValueError(text)
    return int(text)


def flag(text: str) -> bool:
    """Parse 0 or 1; raises ValueError."""
    return bool(("0", "1").index(text))


def one_of(*words: str) -> Parse:
    """Return the parser of one word of a list."""

    def parse(text: str) -> str:
        return words[words.index(text)]

    return parse


def some_of(*words: str) -> Parse:
    """Return the parser of one or several words of a list, parted by "|"."""

    def parse(text: str) -> tuple[str, ...]:
        return tuple(words[words.index(part)] for part in text.split("|"))

    return parse


def awards(text: str) -> tuple[str, ...]:
    """Parse award codes parted by "|"; raises ValueError. Whether there are such awards the register's reader asks."""
    parts = tuple(text.split("|"))
    if not all(_CODE.fullmatch(part) for part in parts):
        raise ValueError(text)
    return parts


def award(text: str) -> str:
    """Parse one award code; raises ValueError."""
    (one,) = awards(text)
    return one


def alternatives(text: str) -> tuple[Alternative, ...]:
    """Parse "1*CO_CP|1*CO_TINH+1*BK_TINH": any one alternative, in it every award so many times; raises ValueError."""
    return tuple(_alternative(part) for part in text.split("|"))


def _alternative(text: str) -> Alternative:
    found = [_TIMES.fullmatch(part) for part in text.split("+")]
    if not all(found):
        raise ValueError(text)
    return {match[2]: int(match[1]) for match in found if match}


council = one_of(*(option.code for option in COUNCILS.options))
grade = one_of(*(option.code for option in WORK_GRADE.options))


def award_codes(value: object) -> set[str]:
    """Return the award codes a parsed parameter names."""
    value = (value,) if isinstance(value, str) else value
    if not isinstance(value, tuple):
        return set()
    named = {code for part in value if isinstance(part, dict) for code in part}
    return named | {part for part in value if isinstance(part, str) and _CODE.fullmatch(part)}
