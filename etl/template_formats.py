"""How the cells of a template look: one format per kind of column, for cells to fill and for cells printed."""

from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from domain.columns import Kind

FONT = "Times New Roman"
GRID = "#8C9BAB"
REQUIRED_FILL = "#FFE699"
OPTIONAL_FILL = "#DDEBF7"
PRINTED_FILL = "#E7E6E6"

# Text formats keep "1.1", "12/3" and "- Đã họp" as typed: else Excel makes a number, a date, a broken formula of them.
NUMBER_FORMATS: dict[Kind, str] = {
    Kind.CODE: "@",
    Kind.LINE: "@",
    Kind.TEXT: "@",
    Kind.CHOICE: "@",
    Kind.YES_NO: "@",
    Kind.NUMBER: "#,##0",
    Kind.COUNT: "#,##0",
    Kind.PERCENT: "0.0%",
    Kind.DATE: "dd/mm/yyyy",
    Kind.YEAR: "0",
}
# "#,##0.##" shows a whole number with a bare decimal comma ("4,"), so decimals appear only where there are some.
FRACTION_FORMAT = "#,##0.0#"


def lines_of(text: str, width: float) -> int:
    """Return about how many lines a text takes in a column of that width, so that a row can be made high enough."""
    # Times New Roman sets about 1.15 characters per unit of width; words that don't fit cost some of it.
    return sum(max(1, ceil(len(line) / (width * 1.1))) for line in text.split("\n"))


_LEFT = (Kind.LINE, Kind.TEXT)
_RIGHT = (Kind.NUMBER, Kind.COUNT, Kind.PERCENT)


class Formats:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self.agency = self._add(bold=False, align="left", size=12)
        self.unit = self._add(bold=True, align="left", size=12)
        self.title = self._add(bold=True, align="center", size=14, valign="vcenter", text_wrap=True)
        self.subtitle = self._add(bold=True, align="center", size=13, valign="vcenter", text_wrap=True)
        self.line = self._add(align="center", size=13)
        self.purpose = self._add(italic=True, align="left", size=12, valign="vcenter", text_wrap=True)
        self.mark = self._add(bold=True, align="right", size=12, font_color="#8F1F25")
        self.text = self._add(align="left", size=13, valign="top", text_wrap=True)
        self.number = self._add(align="right", size=13, valign="top", indent=1)
        self.strong = self._add(bold=True, align="left", size=13, valign="top", text_wrap=True)
        self.required_heading = self._heading(REQUIRED_FILL)
        self.optional_heading = self._heading(OPTIONAL_FILL)
        self.printed_heading = self._heading(PRINTED_FILL)
        self.grid = book.add_format({"border": 1, "border_color": GRID})
        self.fraction = book.add_format({"num_format": FRACTION_FORMAT})
        self.fill_in = {kind: self._cell(kind, printed=False) for kind in Kind}
        self.printed = {kind: self._cell(kind, printed=True) for kind in Kind}
        self.kept_empty = {kind: self._cell(kind, printed=True, fill=False) for kind in Kind}

    def _add(self, *, size: int, **properties: object) -> Format:
        return self._book.add_format({"font_name": FONT, "font_size": size, **properties})

    def _heading(self, fill: str) -> Format:
        look = {"border": 1, "border_color": GRID, "bg_color": fill, "text_wrap": True}
        return self._add(size=12, bold=True, align="center", valign="vcenter", **look)

    def _cell(self, kind: Kind, *, printed: bool, fill: bool = True) -> Format:
        look: dict[str, object] = {"bg_color": PRINTED_FILL} if printed and fill else {}
        align = "left" if kind in _LEFT else "right" if kind in _RIGHT else "center"
        return self._add(
            size=12, num_format=NUMBER_FORMATS[kind], locked=printed, align=align, valign="top", text_wrap=True, **look
        )
