"""The cells of a workbook as typed: values, and for formulas whether their value is known."""

import io
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import ParseError

from lxml.etree import LxmlError
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from etl.plan_workbook.judge import Unusable
from etl.plan_workbook.problems import PlanWorkbookRefused, Problem
from texts import N_

UNREADABLE = N_(
    "Không đọc được tệp: tệp bị hỏng hoặc không phải tệp Excel .xlsx. "
    "Hãy mở tệp bằng Excel, lưu lại dạng .xlsx rồi gửi lại."
)
ENCRYPTED = N_("Tệp có mật khẩu hoặc là tệp Excel kiểu cũ (.xls). Hãy bỏ mật khẩu, lưu lại dạng .xlsx rồi gửi lại.")
TOO_LARGE = N_(
    "Tệp quá lớn: nhiều hơn 20 MB, 5.000 dòng hoặc 200 cột. Hãy xóa các dòng, cột trống đã định dạng rồi gửi lại."
)
SENTENCES = (UNREADABLE, ENCRYPTED, TOO_LARGE)

_MOST_BYTES = 20 * 1024 * 1024
_MOST_UNPACKED = 200 * 1024 * 1024
_MOST_ROWS, _MOST_COLUMNS = 5_000, 200
# What openpyxl lets out when parts of the package are missing or damaged.
_DAMAGE = (
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    LxmlError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
    NotImplementedError,
)


@dataclass(frozen=True)
class Grid:
    """One sheet: its name and its rows of values from A1 on."""

    name: str
    rows: Sequence[Sequence[object]]


def address(row: int, column: int) -> str:
    """Return the A1 address of a cell counted from 0."""
    return f"{get_column_letter(column + 1)}{row + 1}"


def read_grids(path: Path) -> list[Grid]:
    """Return the sheets of a workbook; raises PlanWorkbookRefused with one problem when it can't be opened."""
    try:
        content = _checked_bytes(path)
        # Read twice: for the values Excel last worked out, and to tell a formula without value from an empty cell.
        values = load_workbook(io.BytesIO(content), data_only=True)
        formulas = load_workbook(io.BytesIO(content))
        return [_grid(values, formulas, name) for name in values.sheetnames if isinstance(values[name], Worksheet)]
    except _DAMAGE as reason:
        raise _refused(UNREADABLE) from reason


def _checked_bytes(path: Path) -> bytes:
    if path.stat().st_size > _MOST_BYTES:
        raise _refused(TOO_LARGE)
    content = path.read_bytes()
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise _refused(ENCRYPTED)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(part.file_size for part in archive.infolist()) > _MOST_UNPACKED:
            raise _refused(TOO_LARGE)
    return content


def _grid(values: Workbook, formulas: Workbook, name: str) -> Grid:
    sheet, typed = values[name], formulas[name]
    if sheet.max_row > _MOST_ROWS or sheet.max_column > _MOST_COLUMNS:
        raise _refused(TOO_LARGE)
    rows = []
    for value_row, typed_row in zip(sheet.iter_rows(), typed.iter_rows(), strict=True):
        rows.append([_value(cell, other) for cell, other in zip(value_row, typed_row, strict=True)])
    return Grid(name, rows)


def _value(cell: object, typed: object) -> object:
    value = getattr(cell, "value", None)
    if getattr(cell, "data_type", "") == "e":
        return Unusable(str(value))
    if value is None and getattr(typed, "data_type", "") == "f":
        return Unusable("")
    return value


def _refused(template: str) -> PlanWorkbookRefused:
    return PlanWorkbookRefused([Problem("", template)])
