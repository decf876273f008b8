"""Cell formats: the clone of a format in the colour of a fault, the way back, and the looks of the first sheet."""

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from etl.marking.markup import alike, main
from etl.marking.orders import Unmarkable, Weight

COLOURS: dict[Weight, str] = {"error": "FFC7CE", "warning": "FFEB9C"}
FONT = "Times New Roman"
# Nobody sees the second colour of a solid fill: it says that the fill is ours, and its number what was there before.
_OURS = "FF7D5"
_MOST_REMEMBERED = 0xFFF
_TELLABLE = re.compile(r"[\w|=,.+-]{1,250}", re.ASCII)


@dataclass(frozen=True)
class Look:
    """How a cell of the first sheet looks; colours are RRGGBB."""

    size: int = 13
    bold: bool = False
    colour: str = ""
    underlined: bool = False
    fill: str = ""
    framed: bool = False
    wrapped: bool = False
    centred: bool = False


class Styles:
    """The styles part of a workbook. `remembered`: number -> the fill a cell had before it was marked, as text."""

    def __init__(self, root: Any, remembered: Mapping[int, str]) -> None:
        """Raise Unmarkable when the part has no formats or fills."""
        self._root = root
        self._fills, self._formats = root.find(main("fills")), root.find(main("cellXfs"))
        if self._fills is None or self._formats is None or not len(self._formats):
            raise Unmarkable("no cell formats")
        self._before = dict(remembered)
        self._marked: dict[tuple[int, Weight], int] = {}
        self._looks: dict[Look, int] = {}
        self._known: dict[tuple[object, ...], int] = {}
        for number, xf in enumerate(self._formats):
            self._known.setdefault(_key(xf), number)
        self.remembered: dict[int, str] = {}
        self.back = self._ways_back()

    def marked(self, number: int, weight: Weight) -> int:
        """Return the number of the format like `number` in the colour of the weight."""
        if (number, weight) not in self._marked:
            xf = copy.deepcopy(self._formats[number] if number < len(self._formats) else self._formats[0])
            fill = self._fills[int(xf.get("fillId", "0"))]
            colour = _element("fill", _solid(COLOURS[weight], f"{_OURS}{self._remember(_as_text(fill)):03X}"))
            self._marked[number, weight] = self._with_fill(xf, self._index(self._fills, colour))
        return self._marked[number, weight]

    def look(self, look: Look) -> int:
        """Return the number of a format of the first sheet; all of it is text, even where it looks like a formula."""
        if look not in self._looks:
            self._looks[look] = self._new_look(look)
        return self._looks[look]

    def _new_look(self, look: Look) -> int:
        xf = etree.Element(main("xf"), numFmtId="49", fontId=str(self._font(look)), fillId="0", borderId="0")
        if self._root.find(main("cellStyleXfs")) is not None:
            xf.set("xfId", "0")
        xf.set("quotePrefix", "1")
        xf.set("applyNumberFormat", "1")
        xf.set("applyFont", "1")
        if look.fill:
            filled = _element("fill", _solid(look.fill, ""))
            xf.set("fillId", str(self._index(self._fills, filled)))
            xf.set("applyFill", "1")
        if look.framed:
            xf.set("borderId", str(self._frame()))
            xf.set("applyBorder", "1")
        xf.set("applyAlignment", "1")
        alignment = etree.SubElement(xf, main("alignment"), vertical="center" if look.centred else "top")
        if look.centred:
            alignment.set("horizontal", "center")
        if look.wrapped:
            alignment.set("wrapText", "1")
        return self._format(xf)

    def without_our_colour(self, number: int) -> int | None:
        """Return the format like one in our colours but without a fill; None for one in no colour of ours.

        Programs that drop the second colour of a fill leave such formats: ours, where a note of ours stands.
        """
        xf = self._formats[number] if number < len(self._formats) else self._formats[0]
        front, _ = self._colours(int(xf.get("fillId", "0")))
        return self._with_fill(copy.deepcopy(xf), 0) if front in COLOURS.values() else None

    def _ways_back(self) -> dict[int, int]:
        """Return, for each format that is ours, the one the cell had."""
        back = {}
        for number, xf in enumerate(list(self._formats)):
            front, second = self._colours(int(xf.get("fillId", "0")))
            if front in COLOURS.values() and second.startswith(_OURS) and len(second) == 8:
                before = int(second[len(_OURS) :], 16)
                fill = _from_text(self._before.get(before, ""))
                back[number] = self._with_fill(copy.deepcopy(xf), self._index(self._fills, fill) if before else 0)
        return back

    def _colours(self, fill: int) -> tuple[str, str]:
        """Return the first colour of a solid fill as RRGGBB and the second as AARRGGBB, "" for none of the kind."""
        pattern = self._fills[fill].find(main("patternFill")) if fill < len(self._fills) else None
        if pattern is None or pattern.get("patternType") != "solid":
            return "", ""
        front, second = (_colour(pattern, name).get("rgb", "").upper() for name in ("fgColor", "bgColor"))
        return front[2:], second

    def _remember(self, text: str) -> int:
        if not text:
            return 0
        number = next((number for number, known in self.remembered.items() if known == text), 0)
        if not number and len(self.remembered) < _MOST_REMEMBERED:
            number = len(self.remembered) + 1
            self.remembered[number] = text
        return number

    def _with_fill(self, xf: Any, fill: int) -> int:
        xf.set("fillId", str(fill))
        xf.set("applyFill", "1")
        return self._format(xf)

    def _format(self, xf: Any) -> int:
        key = _key(xf)
        if key not in self._known:
            self._known[key] = len(self._formats)
            self._formats.append(xf)
            self._formats.set("count", str(len(self._formats)))
        return self._known[key]

    def _font(self, look: Look) -> int:
        font = etree.Element(main("font"))
        if look.bold:
            etree.SubElement(font, main("b"))
        if look.underlined:
            etree.SubElement(font, main("u"))
        etree.SubElement(font, main("sz"), val=str(look.size))
        if look.colour:
            etree.SubElement(font, main("color"), rgb=f"FF{look.colour}")
        etree.SubElement(font, main("name"), val=FONT)
        etree.SubElement(font, main("family"), val="1")
        return self._index(self._group("fonts"), font)

    def _frame(self) -> int:
        border = etree.Element(main("border"))
        for side in ("left", "right", "top", "bottom"):
            etree.SubElement(etree.SubElement(border, main(side), style="thin"), main("color"), rgb="FF8C9BAB")
        etree.SubElement(border, main("diagonal"))
        return self._index(self._group("borders"), border)

    def _group(self, name: str) -> Any:
        group = self._root.find(main(name))
        if group is None or not len(group):
            # Number 0 stands for the sender's plain cells: a format of ours must never become it.
            raise Unmarkable(f"no {name}")
        return group

    def _index(self, group: Any, element: Any) -> int:
        wanted = alike(element)
        for number, known in enumerate(group):
            if alike(known) == wanted:
                return number
        group.append(element)
        group.set("count", str(len(group)))
        return len(group) - 1


def _key(xf: Any) -> tuple[object, ...]:
    """Return what two formats have in common that look the same; whether a fill is "applied" changes nothing."""
    same = copy.copy(xf)
    same.attrib.pop("applyFill", None)
    return alike(same)


def _element(name: str, child: Any) -> Any:
    element = etree.Element(main(name))
    element.append(child)
    return element


def _solid(front: str, back: str) -> Any:
    pattern = etree.Element(main("patternFill"), patternType="solid")
    etree.SubElement(pattern, main("fgColor"), rgb=f"FF{front}")
    if back:
        etree.SubElement(pattern, main("bgColor"), rgb=back)
    else:
        etree.SubElement(pattern, main("bgColor"), indexed="64")
    return pattern


def _colour(pattern: Any, name: str) -> dict[str, str]:
    found = pattern.find(main(name))
    return {} if found is None else dict(found.attrib)


def _as_text(fill: Any) -> str:
    """Return a pattern fill as short text; "" for none, and for a gradient, which can't be told shortly."""
    pattern = fill.find(main("patternFill"))
    kind = "none" if pattern is None else pattern.get("patternType", "none")
    if kind == "none":
        return ""
    colours = (_colour(pattern, name) for name in ("fgColor", "bgColor"))
    text = "|".join([kind, *(",".join(f"{name}={value}" for name, value in found.items()) for found in colours)])
    # It is kept as a text within a name's formula: nothing may end that text, and longer ones Excel doesn't take.
    return text if _TELLABLE.fullmatch(text) else ""


def _from_text(text: str) -> Any:
    kind, *colours = text.split("|")
    pattern = etree.Element(main("patternFill"), patternType=kind or "none")
    for name, told in zip(("fgColor", "bgColor"), colours, strict=False):
        if told:
            etree.SubElement(pattern, main(name), dict(pair.split("=", 1) for pair in told.split(",")))
    return _element("fill", pattern)
