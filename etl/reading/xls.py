"""From the bytes of an .xls file to its cells."""

import io
from datetime import date
from typing import TYPE_CHECKING

from domain.rejects import Reject
from etl.addresses import column_letters
from etl.book import Area, Book, Cell, Grid
from etl.reading.facts import OWN_NOTE, Sighting, facts_of
from etl.reading.fonts import legacy_font
from etl.reading.formats import code_shows_date, code_shows_percent
from etl.reading.limits import MOST_CELLS, too_many_cells
from etl.reading.merges import uncovered
from etl.reading.serials import moment, whole
from texts import N_

if TYPE_CHECKING:
    from xlrd.book import Book as Workbook
    from xlrd.sheet import Sheet

_NOT_SEEN = (N_("công thức chưa có kết quả"),)
_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5  # the others are empty or only formatted


def read_xls(content: bytes) -> Book:
    """Return the book of an .xls file, Excel 97 or older.

    Raises Reject: unreadable_file when it is damaged, encrypted_file with a password, too_large for too many cells.
    """
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=content, logfile=io.StringIO(), formatting_info=True, ragged_rows=True)
        return _book(book)
    except Reject:
        raise
    except Exception as reason:
        # The library trusts what it reads: damaged records end in an index, a struct, an assertion, an attribute.
        raise Reject("encrypted_file" if "encrypted" in str(reason) else "unreadable_file") from reason


def _book(book: "Workbook") -> Book:
    looks = [_Look(book, number) for number in range(len(book.xf_list))]
    grids, struck, count = [], [], 0
    for sheet in book.sheets():
        count += sum(map(sheet.row_len, range(sheet.nrows)))
        if count > MOST_CELLS:
            raise too_many_cells()
        reader = _SheetReader(book, sheet, looks)
        grids.append(reader.grid())
        struck.append(reader.struck_rows)
    comments = [
        [
            f"{column_letters(column + 1)}{row + 1}"
            for (row, column), note in sheet.cell_note_map.items()
            if OWN_NOTE not in note.text
        ]
        for sheet in book.sheets()
    ]
    sighting = Sighting(struck, {}, comments)
    facts = facts_of(grids, sighting, from_1904=bool(book.datemode))
    return Book(tuple(grids), "xls", _NOT_SEEN, bool(book.datemode), facts)


class _Look:
    """What a cell's format says of its value."""

    def __init__(self, book: "Workbook", number: int) -> None:
        form = book.xf_list[number]
        font = book.font_list[form.font_index]
        code = book.format_map[form.format_key].format_str
        self.font = legacy_font(font.name)
        self.is_struck = bool(font.struck_out)
        self.is_date = code_shows_date(code)
        self.is_percent = code_shows_percent(code)


class _SheetReader:
    """One sheet: its cells, and the rows whose text is struck through."""

    def __init__(self, book: "Workbook", sheet: "Sheet", looks: list[_Look]) -> None:
        self.struck_rows: set[int] = set()
        self._book, self._sheet, self._looks = book, sheet, looks

    def grid(self) -> Grid:
        """Return the sheet's cells, its merges, and what of it is hidden."""
        sheet = self._sheet
        merges = tuple(Area(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells)
        cells: dict[tuple[int, int], Cell] = {}
        for row in range(sheet.nrows):
            for column in range(sheet.row_len(row)):
                if cell := self._cell(row, column):
                    cells[row + 1, column + 1] = cell
        return Grid(
            name=sheet.name,
            cells=uncovered(cells, merges),
            is_hidden=sheet.visibility != 0,
            hidden_rows=frozenset(number + 1 for number, row in sheet.rowinfo_map.items() if row.hidden),
            hidden_columns=frozenset(number + 1 for number, column in sheet.colinfo_map.items() if column.hidden),
            merges=merges,
        )

    def _cell(self, row: int, column: int) -> Cell | None:
        kind, value = self._sheet.cell_type(row, column), self._sheet.cell_value(row, column)
        if kind not in (_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR) or value == "":
            return None
        look = self._looks[self._sheet.cell_xf_index(row, column)]
        if look.is_struck:
            self.struck_rows.add(row + 1)
        if kind == _TEXT:
            return Cell(row + 1, column + 1, value, font=look.font or self._font_inside(row, column))
        if kind == _ERROR:
            from xlrd import error_text_from_code

            text = error_text_from_code.get(value, "#ERR!")
            return Cell(row + 1, column + 1, text, look.is_percent, error=text)
        if kind == _BOOLEAN:
            return Cell(row + 1, column + 1, bool(value), look.is_percent)
        return Cell(row + 1, column + 1, self._number(value, look), look.is_percent)

    def _number(self, value: float, look: _Look) -> date | float:
        return moment(value, from_1904=bool(self._book.datemode)) if look.is_date else whole(value)

    def _font_inside(self, row: int, column: int) -> str:
        """Return the old font that part of a text is set in."""
        runs = self._sheet.rich_text_runlist_map.get((row, column), ())
        fonts = [legacy_font(self._book.font_list[number].name) for _, number in runs]
        return next(filter(None, fonts), "")
