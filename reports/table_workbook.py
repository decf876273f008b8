"""Tables as a workbook (.xlsx) that proves itself: written, reopened, every cell compared with what was asked."""

from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from itertools import zip_longest
from math import ceil

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from etl.template_formats import FONT, GRID, lines_of
from reports.declared import Column, Table, Value
from reports.errors import ExportDiffers
from reports.sheet_names import sheet_names
from reports.table_cells import in_cell, look_of, printable, same
from texts import DEFAULT_LANGUAGE, N_, formats, translate

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS_WRITTEN = N_("{k}/{n} dòng")
PAGE_OF = N_("Trang {page}/{pages}")
A4 = 9
HEADING_FILL = "#DDEBF7"
# Widths are in characters. So many rows tell how wide a column must be.
_NARROWEST, _WIDEST, _MEASURED_ROWS = 9, 55, 300
# Points: a line of the font, and the tallest row there can be.
_LINE, _TALLEST = 15.75, 409.0
# Text is never a formula, a link or a number, whatever it looks like.
_AS_TYPED = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def table_workbook(tables: Sequence[Table], lang: str = DEFAULT_LANGUAGE) -> bytes:
    """Return the tables as a workbook, a sheet each: title, lines told, the table, "n/n dòng", notes.

    Values keep their types: days are days, numbers numbers, percentages shares with a % format; text is text only and
    never a formula. Reopened before it is returned; raises ExportDiffers when a cell isn't what was asked for.
    """
    stream = BytesIO()
    book = Workbook(stream, _AS_TYPED)
    names = sheet_names([table.sheet_name or table.title for table in tables])
    for name, table in zip(names, tables, strict=True):
        _Writing(book, book.add_worksheet(name), table, lang).write()
    book.close()
    content = stream.getvalue()
    prove(content, tables, lang)
    return content


def prove(content: bytes, tables: Sequence[Table], lang: str = DEFAULT_LANGUAGE) -> None:
    """Reopen a workbook and compare it with the tables asked for, cell by cell; raises ExportDiffers."""
    book = load_workbook(BytesIO(content), read_only=True)
    try:
        if len(book.worksheets) != len(tables):
            raise ExportDiffers(f"{len(book.worksheets)} ≠ {len(tables)}")
        for sheet, table in zip(book.worksheets, tables, strict=True):
            found = [[cell.value for cell in row] for row in sheet.iter_rows()]
            _compare(sheet.title, found, table, lang)
    finally:
        book.close()


def heading_row(table: Table) -> int:
    """Return the row of the headings, from 0: title, the lines told and an empty row stand above."""
    return len(table.told) + 2


def _compare(name: str, found: Sequence[Sequence[object]], table: Table, lang: str) -> None:
    asked = list(_lines(table, lang))
    if len(found) != len(asked):
        raise ExportDiffers(f"{name}: {len(found)} ≠ {len(asked)}")
    first = heading_row(table) + 1
    width = len(table.columns)
    for place, (wanted, cells) in enumerate(zip(asked, found, strict=True)):
        is_row = first <= place < first + len(table.rows)
        for column, (value, cell) in enumerate(zip_longest(wanted, cells)):
            kind = table.columns[column].kind if is_row and column < width else "text"
            if not same(value, cell, kind):
                raise ExportDiffers(f"{name}!{get_column_letter(column + 1)}{place + 1}")


def _lines(table: Table, lang: str) -> Iterator[Sequence[Value]]:
    """Every row of the sheet from its first to its last."""
    yield [table.title]
    yield from ([line] for line in table.told)
    yield []
    yield [column.heading for column in table.columns]
    yield from table.rows
    yield []
    yield [_rows_written(table, lang)]
    yield from ([line] for line in table.notes)


def _rows_written(table: Table, lang: str) -> str:
    n = formats.number(len(table.rows), lang)
    return translate(ROWS_WRITTEN, lang).format(k=n, n=n)


class _Writing:
    """One table being written into its sheet."""

    def __init__(self, book: Workbook, sheet: Worksheet, table: Table, lang: str) -> None:
        self._book, self._sheet, self._table, self._lang = book, sheet, table, lang
        self._formats: dict[tuple[object, ...], Format] = {}

    def write(self) -> None:
        table, head = self._table, heading_row(self._table)
        measured = table.rows[:_MEASURED_ROWS]
        widths = [_width(column, [row[place] for row in measured]) for place, column in enumerate(table.columns)]
        self._put(0, 0, table.title, self._format(size=14, bold=True))
        for place, line in enumerate(table.told, start=1):
            self._put(place, 0, line, self._format(size=12))
        for place, column in enumerate(table.columns):
            self._put(head, place, column.heading, self._heading())
            self._sheet.set_column(place, place, widths[place])
        self._sheet.set_row(head, _height([column.heading for column in table.columns], widths))
        for place, row in enumerate(table.rows, start=head + 1):
            self._sheet.set_row(place, _height(row, widths))
            for (across, value), column in zip(enumerate(row), table.columns, strict=True):
                held = in_cell(value, column.kind)
                self._put(place, across, held, self._body(look_of(held, column.kind), held))
        below = head + len(table.rows) + 2
        for place, line in enumerate((_rows_written(table, self._lang), *table.notes), start=below):
            self._put(place, 0, line, self._format(size=12, italic=True))
        self._lay_out(head)

    def _lay_out(self, head: int) -> None:
        sheet, last_row, last_column = self._sheet, head + len(self._table.rows), len(self._table.columns) - 1
        sheet.autofilter(head, 0, last_row, last_column)
        sheet.freeze_panes(head + 1, 0)
        sheet.repeat_rows(head)
        # Codes such as 1.1 are meant as text: Excel need not mark them.
        sheet.ignore_errors({"number_stored_as_text": f"A1:{get_column_letter(last_column + 1)}{last_row + 1}"})
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        told = f"{_rows_written(self._table, self._lang)} · {self._table.foot}" if self._table.foot else ""
        page = translate(PAGE_OF, self._lang).format(page="&P", pages="&N")
        sheet.set_footer(f"&L{told.replace('&', '&&')}&R{page}" if told else f"&R{page}")

    def _put(self, row: int, column: int, value: Value, look: Format) -> None:
        held = printable(value) if isinstance(value, str) else value
        if held is None or held == "":
            self._sheet.write_blank(row, column, None, look)
        elif isinstance(held, str):
            self._sheet.write_string(row, column, held, look)
        elif isinstance(held, date):
            self._sheet.write_datetime(row, column, held, look)
        else:
            self._sheet.write_number(row, column, held, look)

    def _heading(self) -> Format:
        look = {"border": 1, "border_color": GRID, "bg_color": HEADING_FILL, "text_wrap": True}
        return self._format(size=12, bold=True, align="center", valign="vcenter", **look)

    def _body(self, look: str, value: Value) -> Format:
        align = "left" if isinstance(value, str) else "center" if isinstance(value, date) else "right"
        # Quoted as by a typed apostrophe: "=…" stays text when somebody edits the cell.
        quoted = {"quote_prefix": True} if isinstance(value, str) else {}
        grid = {"border": 1, "border_color": GRID, "valign": "top", "text_wrap": isinstance(value, str)}
        return self._format(size=12, num_format=look, align=align, **grid, **quoted)

    def _format(self, *, size: int, **properties: object) -> Format:
        key = (size, *sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({"font_name": FONT, "font_size": size, **properties})
        return self._formats[key]


def _width(column: Column, values: Sequence[Value]) -> float:
    """Wide enough for most values; a heading may stand on two lines, long text on several."""
    lengths = [_length(value) for value in values] or [0]
    longest_word = max((len(word) for word in column.heading.split()), default=0)
    wanted = max(*lengths, longest_word + 3, ceil(len(column.heading) / 2) + 2, _NARROWEST)
    return float(min(wanted + 1, _WIDEST))


def _height(row: Sequence[Value], widths: Sequence[float]) -> float:
    """As many lines as the longest text of the row takes: not every program finds that out when it opens the file."""
    lines = [lines_of(value, width) for value, width in zip(row, widths, strict=True) if isinstance(value, str)]
    return min(_LINE * max(lines, default=1), _TALLEST)


def _length(value: Value) -> int:
    if isinstance(value, str):
        return max((len(line) for line in value.splitlines()), default=0)
    return 16 if value is not None and hasattr(value, "hour") else 11
