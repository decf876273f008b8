"""How the cells of a plan workbook look, and how many lines a text takes in them."""

import math
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from domain.columns import Kind

_FONT = "Times New Roman"
_GRID = "#8C9BAB"
_REQUIRED_FILL, _HEADING_FILL, _LABEL_FILL = "#FFE699", "#DDEBF7", "#E7E6E6"
_LETTERS_PER_WIDTH = 1.2  # letters of Times New Roman 12 in one unit of column width, breaks between words included
# Text keeps "1.1" a code: Excel would make a number or a date of it.
_NUMBER_FORMATS = {Kind.DATE: "dd/mm/yyyy", Kind.NUMBER: "0.##"}


class Looks:
    """The formats of one workbook, each made once; cells to fill in are unlocked."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self.title = self._add(bold=True, font_size=14, align="center", valign="vcenter")
        self.label = self._add(bold=True, bg_color=_LABEL_FILL, border=1, border_color=_GRID, valign="top")
        self.hint = self._add(italic=True, font_size=10, font_color="#595959", text_wrap=True, valign="top")
        self.heading = self._heading(_HEADING_FILL)
        self.required = self._heading(_REQUIRED_FILL)
        self.field_name = self._add(italic=True, font_size=8, font_color="#7F7F7F", align="center")
        self.day = self._fill_in(num_format="dd/mm/yyyy", align="left")
        self.cell = {
            kind: self._fill_in(num_format=_NUMBER_FORMATS.get(kind, "@"), align=_align(kind)) for kind in Kind
        }
        self.note = {"author": "Văn phòng Sở", "font_name": _FONT, "font_size": 11, "x_scale": 2.2, "y_scale": 1.6}

    def _add(self, **properties: Any) -> Format:
        return self._book.add_format({"font_name": _FONT, "font_size": 12, **properties})

    def _heading(self, fill: str) -> Format:
        look = {"border": 1, "border_color": _GRID, "text_wrap": True}
        return self._add(bold=True, bg_color=fill, align="center", valign="vcenter", **look)

    def _fill_in(self, **properties: Any) -> Format:
        return self._add(locked=False, border=1, border_color=_GRID, text_wrap=True, valign="top", **properties)


def _align(kind: Kind) -> str:
    return "left" if kind in (Kind.LINE, Kind.TEXT) else "center"


def lines_needed(text: str, width: int) -> int:
    """Return how many printed lines the text takes in a column of that width, at least one."""
    return sum(max(1, math.ceil(len(line) / (width * _LETTERS_PER_WIDTH))) for line in text.split("\n"))
