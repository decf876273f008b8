"""The looks of cells in an .xlsx file, as far as they change what a value means."""

from functools import lru_cache
from typing import NamedTuple

from etl.reading.fonts import legacy_font
from etl.reading.formats import code_shows_date, code_shows_percent, number_shows_date, number_shows_percent
from etl.reading.xlsx_package import Attributes, Package, parse

_FALSE = ("0", "false")


class Look(NamedTuple):
    """What a cell's style says of its value; `font` is named only where it means an old encoding."""

    is_date: bool = False
    is_percent: bool = False
    font: str = ""
    is_struck: bool = False


class Looks(dict[str | None, Look | None]):
    """Looks by the number a cell gives, None for a plain one; without styles every cell is plain."""

    def __init__(self, *, is_open: bool) -> None:
        super().__init__()
        self._is_open = is_open

    def __missing__(self, number: str | None) -> None:
        if number is not None and not self._is_open:
            raise KeyError(number)


def read_looks(package: Package, name: str | None) -> Looks:
    """Return the looks of the styles part; a package without one is read all the same."""
    return Looks(is_open=True) if name is None or name not in package else _looks(package.read(name))


@lru_cache(maxsize=16)  # the files of one template have the same styles, to the byte
def _looks(part: bytes) -> Looks:
    styles = _Styles()
    parse((part,), styles.start, styles.end)
    looks = Looks(is_open=False)
    looks.update({str(number): styles.look(*pair) for number, pair in enumerate(styles.formats)})
    looks[None] = looks.get("0")
    return looks


class _Styles:
    """Handlers for the styles part: fonts, format codes, and the pairs of both that cells point at."""

    def __init__(self) -> None:
        self.formats: list[tuple[int, int]] = []
        self._codes: dict[int, str] = {}
        self._fonts: list[tuple[str, bool]] = []
        self._inside = ""

    def start(self, tag: str, attributes: Attributes) -> None:
        # Fonts, formats and xf stand in other lists too (dxfs, cellStyleXfs), which no cell points at.
        if tag in ("numFmts", "fonts", "cellXfs", "dxfs", "cellStyleXfs"):
            self._inside = tag
        elif tag == "xf" and self._inside == "cellXfs":
            self.formats.append((int(attributes.get("numFmtId", 0)), int(attributes.get("fontId", 0))))
        elif tag == "numFmt" and self._inside == "numFmts":
            self._codes[int(attributes["numFmtId"])] = attributes["formatCode"]
        elif self._inside == "fonts":
            self._font(tag, attributes.get("val", "1"))

    def end(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def _font(self, tag: str, value: str) -> None:
        if tag == "font":
            self._fonts.append(("", False))
        elif tag == "name":
            self._fonts[-1] = (legacy_font(value), self._fonts[-1][1])
        elif tag == "strike":
            self._fonts[-1] = (self._fonts[-1][0], value not in _FALSE)

    def look(self, number: int, font_number: int) -> Look | None:
        code = self._codes.get(number)
        font, is_struck = self._fonts[font_number] if self._fonts else ("", False)
        look = Look(
            number_shows_date(number) if code is None else code_shows_date(code),
            number_shows_percent(number) if code is None else code_shows_percent(code),
            font,
            is_struck,
        )
        return look if any(look) else None
