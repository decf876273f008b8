"""Workbooks for the readers: made by a writer, changed part by part, and read by openpyxl for comparison."""

import warnings
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime, time
from io import BytesIO
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.cell.cell import Cell as SheetCell

from etl.book import Area, Book, Cell, Grid

Change = Callable[[bytes], bytes]
SHEET = "xl/worksheets/sheet1.xml"


def by_xlsxwriter(fill: Callable[[Any, Any], None], **options: object) -> bytes:
    """Return a workbook whose one sheet XlsxWriter filled: `fill(book, sheet)`."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, **options}) as book:
        fill(book, book.add_worksheet("Tiến độ"))
    return stream.getvalue()


def changed(content: bytes, changes: Mapping[str, Change | bytes | None]) -> bytes:
    """Return the package with parts changed, replaced, added (bytes) or left out (None)."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as whole, zipfile.ZipFile(stream, "w") as other:
        for name in dict.fromkeys((*whole.namelist(), *changes)):
            change = changes.get(name, whole.read(name) if name in whole.namelist() else None)
            if change is not None:
                other.writestr(name, change(whole.read(name)) if callable(change) else change)
    return stream.getvalue()


def sheet_of(rows: str, *, before: str = "", after: str = "", **parts: Change | bytes | None) -> bytes:
    """Return a workbook whose sheet holds this XML inside sheetData, before it and after it."""
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xml = f'<worksheet xmlns="{namespace}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    return changed(by_xlsxwriter(lambda *_: None), {SHEET: xml.encode(), **parts})


def values(grid: Grid) -> dict[str, object]:
    """Return a sheet's values by address."""
    return {cell.address: cell.value for cell in grid.cells.values()}


Seen = tuple[dict[tuple[int, int], Cell], bool, frozenset[int], frozenset[int], tuple[Area, ...]]


def seen(book: Book) -> dict[str, Seen]:
    """Return what openpyxl sees, too: cells without their fonts, and what is hidden and merged."""
    return {
        grid.name: (
            {place: cell._replace(font="") for place, cell in grid.cells.items()},
            grid.is_hidden,
            grid.hidden_rows,
            grid.hidden_columns,
            tuple(sorted(grid.merges)),
        )
        for grid in book.grids
    }


def seen_by_openpyxl(content: bytes) -> dict[str, Seen]:
    """Return the same as openpyxl tells it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        formulas = openpyxl.load_workbook(BytesIO(content))
        results = openpyxl.load_workbook(BytesIO(content), data_only=True)
    found: dict[str, Seen] = {}
    for page in formulas.worksheets:
        stored = results[page.title]
        cells = [
            _cell(cell, stored.cell(cell.row, cell.column))
            for cell in page._cells.values()
            if isinstance(cell, SheetCell)
            and cell.value not in (None, "")
            # A formula whose result is the empty text has a result: only the type of the cell tells.
            and (
                stored.cell(cell.row, cell.column).value is not None
                or stored.cell(cell.row, cell.column).data_type == "n"
            )
        ]
        hidden_columns = frozenset(
            number
            for column in page.column_dimensions.values()
            if column.hidden
            for number in range(column.min, column.max + 1)
        )
        found[page.title] = (
            {(cell.row, cell.column): cell for cell in cells},
            page.sheet_state != "visible",
            frozenset(number for number, row in page.row_dimensions.items() if row.hidden),
            hidden_columns,
            tuple(sorted(Area(m.min_row, m.min_col, m.max_row, m.max_col) for m in page.merged_cells.ranges)),
        )
    return found


def _cell(cell: SheetCell, stored: SheetCell) -> Cell:
    value: Any = stored.value
    if isinstance(value, datetime) and value.time() == time.min:
        value = value.date()
    return Cell(
        row=cell.row,
        column=cell.column,
        value=value,
        percent_format="%" in cell.number_format and not isinstance(value, str),
        without_result=value is None,
        error=value if stored.data_type == "e" else "",
        is_formula=cell.data_type == "f",
    )
