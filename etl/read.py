"""From the bytes of a workbook to its cells."""

import io
import warnings

import openpyxl
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from etl.book import Book, Cell, Grid

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


class Unreadable(Exception):
    """The package looks like a workbook but can't be read."""


def read_book(content: bytes) -> Book:
    """Return the workbook of an .xlsx or .xlsm file; raises Unreadable.

    Read in full, not in a fast mode: formulas without result, number formats, hidden rows and merges must be seen.
    """
    formulas = _open(content, data_only=False)
    has_formulas = any(cell.data_type == "f" for sheet in formulas.worksheets for cell in _cells(sheet))
    results = _open(content, data_only=True) if has_formulas else formulas
    try:
        return Book(tuple(_grid(sheet, results[sheet.title]) for sheet in formulas.worksheets))
    except (IndexError, KeyError, ValueError, TypeError, AttributeError, OverflowError) as reason:
        # A cell may point at a format or a style that the package doesn't have.
        raise Unreadable(str(reason)) from reason


def _open(content: bytes, *, data_only: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return openpyxl.load_workbook(io.BytesIO(content), data_only=data_only)
        except Exception as reason:
            # A damaged package makes the library raise almost anything; whatever it is, the file can't be read.
            raise Unreadable(str(reason)) from reason


def _grid(sheet: Worksheet, results: Worksheet) -> Grid:
    if any(cell.row > LAST_ROW or cell.column > LAST_COLUMN for cell in _cells(sheet)):
        raise Unreadable(f"{sheet.title}: a cell beyond the last of a sheet")
    cells = {(cell.row, cell.column): _cell(cell, results) for cell in _cells(sheet) if cell.value is not None}
    hidden = frozenset(number for number, found in sheet.row_dimensions.items() if found.hidden)
    return Grid(sheet.title, cells, is_hidden=sheet.sheet_state != "visible", hidden_rows=hidden)


def _cells(sheet: Worksheet) -> list[SheetCell]:
    # Walking the rows would make every cell of a sheet that was declared up to XFD1048576; these are the ones it has.
    return [cell for cell in sheet._cells.values() if isinstance(cell, SheetCell)]


def _cell(cell: SheetCell, results: Worksheet) -> Cell:
    value: object = cell.value
    kind = cell.data_type
    without_result = False
    if kind == "f":
        result = results.cell(cell.row, cell.column)
        value, kind = result.value, result.data_type
        without_result = value is None
    return Cell(
        row=cell.row,
        column=cell.column,
        value=value,
        percent_format="%" in (cell.number_format or ""),
        without_result=without_result,
        error=str(value) if kind == "e" else "",
    )
