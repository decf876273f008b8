"""The labels Word prints by itself in front of paragraphs ("I.", "1.", "-"), from the numbering definitions."""

import re
from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_PLACE = re.compile(r"%(\d)")
_LEVELS = 9
_SECOND_BULLETS = {"+", "o"}


@dataclass(frozen=True)
class _Level:
    """One level of a list: how it counts, what it prints, where it starts."""

    number_format: str
    pattern: str
    start: int


class Numbering:
    """Counts the numbered paragraphs of one document in order."""

    def __init__(self, document: WordDocument) -> None:
        self._styles = {style.get(qn("w:styleId")): style for style in document.styles.element.findall(qn("w:style"))}
        self._abstract: dict[str, BaseOxmlElement] = {}
        self._lists: dict[str, BaseOxmlElement] = {}
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None
        )
        if part is not None:
            root = part.element
            self._abstract = {one.get(qn("w:abstractNumId")): one for one in root.findall(qn("w:abstractNum"))}
            self._lists = {one.get(qn("w:numId")): one for one in root.findall(qn("w:num"))}
        self._counters: dict[str, list[int | None]] = {}
        self._restarted: set[tuple[str, int]] = set()

    def label(self, paragraph: BaseOxmlElement) -> str:
        """Return the label of the next paragraph, "" when it has none; call it once for each paragraph, in order."""
        list_id, depth = self._place(paragraph)
        if list_id not in self._lists or not 0 <= depth < _LEVELS:
            return ""
        abstract_id = _value(self._lists[list_id], "w:abstractNumId")
        levels = self._levels(list_id, abstract_id)
        if depth not in levels:
            return ""
        counters = self._counters.setdefault(abstract_id, [None] * _LEVELS)
        self._count(counters, list_id, depth, levels)
        return _print(levels, counters, depth)

    def _count(self, counters: list[int | None], list_id: str, depth: int, levels: dict[int, _Level]) -> None:
        restart = self._override(list_id, depth)
        if restart is not None and (list_id, depth) not in self._restarted:
            # "Restart at 1" makes a new list on the same definition; it restarts once, at its first paragraph.
            self._restarted.add((list_id, depth))
            counters[depth] = restart
        else:
            current = counters[depth]
            counters[depth] = levels[depth].start if current is None else current + 1
        counters[depth + 1 :] = [None] * (_LEVELS - depth - 1)

    def _place(self, paragraph: BaseOxmlElement) -> tuple[str, int]:
        list_id, depth = _number_properties(paragraph)
        style_id = _style_of(paragraph)
        seen: set[str] = set()
        while style_id in self._styles and style_id not in seen and (list_id is None or depth is None):
            seen.add(style_id)
            style = self._styles[style_id]
            from_style = _number_properties(style)
            list_id = list_id if list_id is not None else from_style[0]
            depth = depth if depth is not None else from_style[1]
            style_id = _value(style, "w:basedOn")
        return list_id or "0", depth or 0

    def _levels(self, list_id: str, abstract_id: str) -> dict[int, _Level]:
        levels: dict[int, _Level] = {}
        abstract = self._abstract.get(abstract_id)
        own = [found.find(qn("w:lvl")) for found in self._lists[list_id].findall(qn("w:lvlOverride"))]
        for level in [*(abstract.findall(qn("w:lvl")) if abstract is not None else []), *own]:
            if level is not None:
                levels[_whole(level.get(qn("w:ilvl")), 0)] = _Level(
                    number_format=_value(level, "w:numFmt") or "decimal",
                    pattern=_value(level, "w:lvlText"),
                    start=_whole(_value(level, "w:start"), 1),
                )
        return levels

    def _override(self, list_id: str, depth: int) -> int | None:
        for found in self._lists[list_id].findall(qn("w:lvlOverride")):
            if _whole(found.get(qn("w:ilvl")), 0) == depth and (start := _value(found, "w:startOverride")):
                return _whole(start, 1)
        return None


def _number_properties(element: BaseOxmlElement) -> tuple[str | None, int | None]:
    properties = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if properties is None:
        return None, None
    depth = _value(properties, "w:ilvl")
    return _value(properties, "w:numId") or None, _whole(depth, 0) if depth else None


def _style_of(paragraph: BaseOxmlElement) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if style is None else str(style.get(qn("w:val"), ""))


def _value(element: BaseOxmlElement, name: str) -> str:
    child = element.find(qn(name))
    return "" if child is None else str(child.get(qn("w:val"), ""))


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else default


def _print(levels: dict[int, _Level], counters: list[int | None], depth: int) -> str:
    level = levels[depth]
    if level.number_format == "none":
        return ""
    if level.number_format == "bullet":
        # The glyphs of symbol fonts mean nothing as text: official texts know "-" and, below it, "+".
        return "+" if level.pattern in _SECOND_BULLETS else "-"

    def written(found: re.Match[str]) -> str:
        place = int(found[1]) - 1
        shown = levels.get(place)
        number = counters[place] if 0 <= place < _LEVELS else None
        if shown is None:
            return ""
        return _in_format(number if number is not None else shown.start, shown.number_format)

    return _PLACE.sub(written, level.pattern).strip()


def _in_format(number: int, number_format: str) -> str:
    if number_format in ("upperRoman", "lowerRoman"):
        roman = _roman(number)
        return roman if number_format == "upperRoman" else roman.lower()
    if number_format in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if number_format == "upperLetter" else letter
    return str(number)


def _roman(number: int) -> str:
    written = ""
    for value, digits in _ROMAN:
        times, number = divmod(number, value)
        written += digits * times
    return written
