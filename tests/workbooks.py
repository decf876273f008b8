"""Workbooks written as Markdown in the test that needs them.

    ## Tiến độ                                   a sheet; `## Tiến độ (ẩn)` is a hidden one
    Đơn vị: Văn phòng Sở                         a line without bars is a row with one cell: a title
    | Mã nội dung | Kết quả thực hiện |          a line with bars is a row of cells
    ẩn | 1.1 | 12 |                              a hidden row

Rows stand in the sheet in the order of the lines; an empty line in the text is no row, a lone `.` is an empty one. A
cell holds what its text means: `12` and `0.85` numbers, `2023-03-31` a date, `0.85[0%]` a number with a format, `=1+1`
a formula without a stored value, `#N/A` an error, `'12` the text 12, `a\\nb` two lines; everything else is text.
"""

import re
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FORMATTED = re.compile(r"(.+)\[(.+)\]")
_ERROR = re.compile(r"#[A-Z0-9/]+[!?]?")
HIDDEN_ROW = "ẩn"
HIDDEN_SHEET = " (ẩn)"


def titled(text: str, *, unit: str = "Văn phòng Sở", period: str = "Quý I năm 2023") -> str:
    """Return the workbook's text with the two title lines every report has at the top of each sheet."""
    titles = [f"Đơn vị: {unit}"] if unit else []
    titles += [f"Kỳ báo cáo: {period}"] if period else []
    return re.sub(r"^(## (?!_).*)$", lambda found: "\n".join((found[1], *titles)), text, flags=re.MULTILINE)


def write_workbook(text: str, path: Path) -> Path:
    """Write the workbook a Markdown text describes and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(workbook_bytes(text))
    return path


@cache
def workbook_bytes(text: str) -> bytes:
    """Return the workbook a Markdown text describes, as Excel would save it; the same text gives the same bytes."""
    book = Workbook()
    book.remove(book.active)
    sheet = None
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("## "):
            title = line.removeprefix("## ")
            sheet = book.create_sheet(title.removesuffix(HIDDEN_SHEET))
            sheet.sheet_state = "hidden" if title.endswith(HIDDEN_SHEET) else "visible"
            row = 0
            continue
        row += 1
        for column, typed in enumerate(_cells(line), start=1):
            if typed:
                _fill(sheet.cell(row, column), typed)
        sheet.row_dimensions[row].hidden = line.startswith(f"{HIDDEN_ROW} |")
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _cells(line: str) -> list[str]:
    if line == ".":
        return []
    if "|" not in line:
        return [line]
    return [part.strip() for part in line.removeprefix(HIDDEN_ROW).strip().strip("|").split("|")]


def _fill(cell: Cell, typed: str) -> None:
    if found := _FORMATTED.fullmatch(typed):
        typed, cell.number_format = found[1], found[2]
    if typed.startswith("'"):
        cell.value, cell.data_type = typed[1:], "s"
    elif _NUMBER.fullmatch(typed) and not (typed.startswith("0") and typed[1:2].isdigit()):
        cell.value = float(typed) if "." in typed else int(typed)
    elif _DAY.fullmatch(typed):
        cell.value = datetime.fromisoformat(typed)
        cell.number_format = "dd/mm/yyyy"
    elif _ERROR.fullmatch(typed):
        cell.value, cell.data_type = typed, "e"
    else:
        cell.value = typed.replace("\\n", "\n")
