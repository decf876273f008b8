"""The lines of a plain text file in the encodings met in offices."""

import codecs
import unicodedata
from collections import Counter

from etl.plan_import.lines import Line
from etl.plan_import.refusals import PlanRefused

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_MOST_CONTROLS = 0.01


def plain_lines(content: bytes) -> list[Line]:
    """Return the lines of a text in UTF-8, UTF-16 or CP1258, with or without BOM; raises PlanRefused."""
    text = _decode(content)
    controls = sum(1 for mark in text if unicodedata.category(mark) == "Cc" and not mark.isspace())
    if "\0" in text or controls > len(text) * _MOST_CONTROLS:
        raise PlanRefused("unreadable_file")
    return with_indents(text.splitlines())


def with_indents(texts: list[str]) -> list[Line]:
    """Return lines that know whether they are indented against the lines that continue a sentence."""
    starts = [_leading(text) for text in texts]
    continuing = [start for text, start in zip(texts, starts, strict=True) if text.strip()[:1].islower()]
    usual = Counter(continuing).most_common(1)[0][0] if continuing else 0
    return [Line(text.strip(), indented=start > usual) for text, start in zip(texts, starts, strict=True)]


def _leading(text: str) -> int:
    wide = text.expandtabs(8)
    return len(wide) - len(wide.lstrip())


def _decode(content: bytes) -> str:
    for encoding in _candidates(content):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise PlanRefused("unreadable_file")


def _candidates(content: bytes) -> tuple[str, ...]:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return (encoding,)
    # Without a BOM the zero bytes of line ends and Latin letters show the order of the bytes.
    low, high = content[0::2].count(0), content[1::2].count(0)
    if low or high:
        return ("utf-16-le" if high > low else "utf-16-be",)
    return ("utf-8", "cp1258")
