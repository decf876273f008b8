"""Text of people as an official document can hold it."""

import re
import unicodedata

# What turns the direction of writing around: a line would read otherwise than it was typed.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NOT_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_KEPT = frozenset("\t\n")
# The letters of points: Decree 30/2020, Annex I, II.6.đ.
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ENDS, _CLOSING = (".", "!", "?", "…", ":", ";", ","), "”’\"')]» "


def lines_of(text: str) -> list[str]:
    """Return a text's lines word for word, without empty ones and signs that a document can't or may not hold."""
    plain = _NOT_IN_XML.sub("", "\n".join(text.splitlines()))
    kept = "".join(sign for sign in plain if sign in _KEPT or not _is_control(sign))
    return [line for line in kept.split("\n") if line.strip()]


def on_one_line(text: str) -> str:
    """Return the text with one space between its words."""
    return " ".join(" ".join(lines_of(text)).split())


def ended(line: str) -> str:
    """Return a line word for word, with a full stop where it ends without any sign; "" for an empty one."""
    said = line.rstrip()
    return said if not said or said.rstrip(_CLOSING).endswith(_ENDS) else f"{said}."


def point(place: int) -> str:
    """Return what stands before a point of a Vietnamese text, from 0: "a) ", "b) ", ... "đ) "."""
    around, at = divmod(place, len(_LETTERS))
    return f"{_LETTERS[at] * (around + 1)}) "


def _is_control(sign: str) -> bool:
    return sign in _TURNING or unicodedata.category(sign) == "Cc"
