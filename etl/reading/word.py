"""From the bytes of a Word document to its tables and paragraphs, in one pass; nothing in it is run or fetched.

A table is a grid of its own, named by its number; so are the paragraphs before, between and after tables. Grids stand
in the order of the document. A paragraph's row is its number among those with text, outside of tables.
"""

from dataclasses import dataclass, field

from domain.rejects import Reject
from etl.book import Area, Book, Cell, Grid
from etl.reading.fonts import legacy_font
from etl.reading.limits import LAST_COLUMN, MOST_CELLS, too_many_cells
from etl.reading.merges import uncovered
from etl.reading.xlsx_package import DAMAGED, Attributes, Package
from texts import N_

PARAGRAPHS = "đoạn văn"
LIST_MARK, TEXT = 1, 2  # the columns of a grid of paragraphs: whether Word prints a number or a dash, and the text
NOT_SEEN = (N_("hộp văn bản, hình vẽ"), N_("đầu trang, chân trang"), N_("chú thích cuối trang"))
# What of it stands in this very file; hidden text isn't printed, so that nobody sees it on paper either.
TEXT_BOX, HIDDEN_TEXT = N_("chữ trong hộp văn bản (tệp này có)"), N_("chữ ẩn (tệp này có)")
_MAIN = "word/document.xml"
# What was deleted, how it looked before a change, and what is drawn: a text box would be read twice, once for each
# generation of programs.
_CHANGED = frozenset({"del", "moveFrom", "rPrChange", "pPrChange", "trPrChange", "tcPrChange"})
_SKIPPED = _CHANGED | {"drawing", "pict", "object", "mc:Fallback"}
_OFF = ("0", "false", "off")
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}


def table_number(grid: Grid) -> int | None:
    """Return the number of the table that a grid of a document is, None for paragraphs."""
    return int(grid.name) if grid.name.isdecimal() else None


def read_word(content: bytes) -> Book:
    """Return the book of a .docx file, macros in it left alone.

    Raises Reject: unreadable_file when it is damaged, unsafe_file for a document type, too_large for too many cells.
    """
    try:
        package = Package(content)
        main = next((r.target for r in package.relations("").values() if r.kind == "officeDocument"), _MAIN)
        reader = _Reader()
        package.parse(main, reader.start, reader.end, reader.characters)
        return Book(reader.grids(), "docx", (*NOT_SEEN, *sorted(reader.left_out)))
    except DAMAGED as reason:
        raise Reject("unreadable_file") from reason


@dataclass
class _Text:
    """The text of one paragraph as it grows."""

    pieces: list[str] = field(default_factory=list)
    is_listed: bool = False


@dataclass
class _Table:
    """One table as it is read: where the next cell stands, and the areas merged downwards that are still open."""

    number: int
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    row: int = 0
    column: int = 1
    width: int = 1
    goes_on: bool | None = None  # None: not merged with the row above or below
    texts: list[str] = field(default_factory=list)
    font: str = ""
    open: dict[int, Area] = field(default_factory=dict)

    def begin_row(self) -> None:
        self.row, self.column = self.row + 1, 1

    def begin_cell(self) -> None:
        self.width, self.goes_on, self.texts, self.font = 1, None, [], ""

    def end_cell(self) -> None:
        first, last = self.column, self.column + self.width - 1
        if last > LAST_COLUMN:
            raise Reject("unsafe_file")
        above = self.open.pop(first, None)
        if self.goes_on and above is not None:
            self.open[first] = above._replace(last_row=self.row)
        else:
            self._close(above)
            text = "\n".join(filter(None, self.texts))
            if text:
                self.cells[self.row, first] = Cell(self.row, first, text, font=self.font)
            self.open[first] = Area(self.row, first, self.row, last)
        if self.goes_on is None:
            self._close(self.open.pop(first))
        self.column = last + 1

    def _close(self, area: Area | None) -> None:
        if area and (area.first_row, area.first_column) != (area.last_row, area.last_column):
            self.merges.append(area)

    def grid(self) -> Grid:
        for area in self.open.values():
            self._close(area)
        return Grid(str(self.number), uncovered(self.cells, self.merges), merges=tuple(self.merges))


class _Reader:
    """Takes the elements of a document in their order."""

    def __init__(self) -> None:
        self._parts: list[_Table | dict[tuple[int, int], Cell]] = []
        self._tables: list[_Table] = []  # those begun and not ended: one may stand in a cell of another
        self._count = self._paragraph = self._cells = 0
        self._text = _Text()
        self._font = ""
        self._skipped = self._properties = 0
        self._is_text = self._is_hidden = False
        self.left_out: set[str] = set()  # of TEXT_BOX and HIDDEN_TEXT

    def grids(self) -> tuple[Grid, ...]:
        """Return the tables and paragraphs read."""
        return tuple(part.grid() if isinstance(part, _Table) else Grid(PARAGRAPHS, part) for part in self._parts)

    def start(self, tag: str, attributes: Attributes) -> None:
        """Begin an element."""
        if self._skipped or tag in _SKIPPED:
            self._skipped += 1
            self.left_out.update([TEXT_BOX] if tag == "txbxContent" else [])
        elif tag == "tbl":
            self._count += 1
            self._tables.append(_Table(self._count))
            self._parts.append(self._tables[-1])
        elif tag == "p":
            self._text, self._font = _Text(), ""
        elif tag in ("pPr", "trPr", "tcPr"):
            self._properties += 1
        elif tag in ("t", "r", "tr", "tc"):
            self._begin(tag)
        elif self._properties:
            self._take_property(tag, attributes)
        elif tag in ("rFonts", "vanish"):
            self._take_look(tag, attributes)
        elif tag in _BREAKS:
            self._text.pieces.append(_BREAKS[tag])

    def _begin(self, tag: str) -> None:
        if tag == "t":
            self._is_text = True
        elif tag == "r":
            self._is_hidden = False
        elif self._tables and tag == "tr":
            self._tables[-1].begin_row()
        elif self._tables:
            self._tables[-1].begin_cell()

    def _take_look(self, tag: str, attributes: Attributes) -> None:
        if tag == "vanish":
            self._is_hidden = _said(attributes, "val") not in _OFF
        else:
            self._font = self._font or legacy_font(_said(attributes, "ascii") or _said(attributes, "hAnsi"))

    def _take_property(self, tag: str, attributes: Attributes) -> None:
        said = _said(attributes, "val")
        if tag == "numId":
            self._text.is_listed = said != "0"
        elif tag == "pStyle":
            self._text.is_listed = said.startswith("List")
        elif self._tables and tag == "gridSpan":
            self._tables[-1].width = _columns(said)
        elif self._tables and tag == "gridBefore":
            self._tables[-1].column += _columns(said)
        elif self._tables and tag == "vMerge":
            self._tables[-1].goes_on = said != "restart"

    def end(self, tag: str) -> None:
        """End an element."""
        if self._skipped:
            self._skipped -= 1
        elif tag == "t":
            self._is_text = False
        elif tag in ("pPr", "trPr", "tcPr"):
            self._properties -= 1
        elif tag == "p":
            self._end_paragraph()
        elif self._tables and tag == "tc":
            self._tables[-1].end_cell()
            self._count_cell()
        elif self._tables and tag == "tbl":
            self._tables.pop()

    def characters(self, text: str) -> None:
        """Take the text of a run."""
        if not self._is_text or self._skipped:
            return
        if self._is_hidden:
            self.left_out.add(HIDDEN_TEXT)
        else:
            self._text.pieces.append(text)

    def _end_paragraph(self) -> None:
        text = "".join(self._text.pieces).strip()
        if self._tables:
            self._tables[-1].texts.append(text)
            self._tables[-1].font = self._tables[-1].font or self._font
        elif text:
            self._paragraph += 1
            if not self._parts or isinstance(self._parts[-1], _Table):
                self._parts.append({})
            cells = self._parts[-1]
            assert isinstance(cells, dict)  # noqa: S101 - begun above where it was not one
            place = (self._paragraph, TEXT)
            cells[place] = Cell(*place, text, font=self._font)
            if self._text.is_listed:
                cells[self._paragraph, LIST_MARK] = Cell(self._paragraph, LIST_MARK, "-")
            self._count_cell()
        self._text = _Text()

    def _count_cell(self) -> None:
        self._cells += 1
        if self._cells > MOST_CELLS:
            raise too_many_cells()


def _said(attributes: Attributes, name: str) -> str:
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "")


def _columns(said: str) -> int:
    width = int(said or "1")
    if not 0 <= width <= LAST_COLUMN:
        raise Reject("unsafe_file")
    return width
