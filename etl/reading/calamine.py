"""From the bytes of an .xlsb or .ods file to its cells."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from domain.rejects import Reject
from etl.book import Area, Book, Cell, Grid
from etl.reading.facts import Sighting, facts_of
from etl.reading.limits import MOST_CELLS, too_many_cells
from etl.reading.merges import uncovered
from etl.reading.serials import whole
from etl.reading.xlsb_extent import refuse_far_cells
from texts import N_

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook, SheetMetadata

_NOT_SEEN = (N_("công thức chưa có kết quả"), N_("ô báo lỗi"), N_("định dạng số (%)"), N_("hàng và cột ẩn"))
_MERGES_NOT_SEEN = N_("ô gộp")
_DAY = timedelta(days=1)


def read_calamine(content: bytes, kind: str) -> Book:
    """Return the book of an .xlsb or .ods file.

    Raises Reject: unreadable_file when it is damaged, encrypted_file with a password, too_large for too many cells.
    """
    from python_calamine import CalamineWorkbook, PasswordError

    try:
        if kind == "xlsb":
            refuse_far_cells(content)
        return _book(CalamineWorkbook.from_filelike(BytesIO(content)), kind)
    except (Reject, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except PasswordError as reason:
        raise Reject("encrypted_file") from reason
    except BaseException as reason:
        # Where the library stumbles over damaged bytes it raises a PanicException, which is no Exception.
        raise Reject("unreadable_file") from reason


def _book(workbook: "CalamineWorkbook", kind: str) -> Book:
    from python_calamine import SheetTypeEnum

    grids, count = [], 0
    not_seen: tuple[str, ...] = _NOT_SEEN
    for number, told in enumerate(workbook.sheets_metadata):
        if told.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_index(number)
        # The library makes every cell between the first and the last one.
        count += sheet.height * sheet.width
        if count > MOST_CELLS:
            raise too_many_cells()
        grids.append(_grid(sheet, told))
        if sheet.merged_cell_ranges is None:
            not_seen = (*_NOT_SEEN, _MERGES_NOT_SEEN)
    return Book(tuple(grids), kind, not_seen, facts=facts_of(grids, Sighting()))


def _grid(sheet: "CalamineSheet", told: "SheetMetadata") -> Grid:
    from python_calamine import SheetVisibleEnum

    merges = tuple(
        Area(top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )
    cells = {(cell.row, cell.column): cell for cell in _cells(sheet)}
    return Grid(told.name, uncovered(cells, merges), told.visible != SheetVisibleEnum.Visible, merges=merges)


def _cells(sheet: "CalamineSheet") -> Iterator[Cell]:
    if sheet.start is None:
        return
    top, left = sheet.start
    for row, values in enumerate(sheet.to_python(skip_empty_area=True), start=top + 1):
        for column, value in enumerate(values, start=left + 1):
            if value != "":
                yield Cell(row, column, _plain(value))


def _plain(value: object) -> object:
    """Return a value as other readers do: whole numbers and whole days as such, a time of day as a part of a day."""
    if isinstance(value, float):
        return whole(value)
    if isinstance(value, datetime):
        return value.date() if value.time() == time.min else value
    if isinstance(value, time):
        return (datetime.combine(date.min, value) - datetime.combine(date.min, time.min)) / _DAY
    return value / _DAY if isinstance(value, timedelta) else value
