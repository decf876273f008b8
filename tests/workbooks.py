"""Workbooks written as Markdown in the test that needs them.

    ## Tiến độ                                   a sheet; `## Tiến độ (ẩn)` is a hidden one
    Đơn vị: Văn phòng Sở                         a line without bars is a row with one cell: a title
    | Mã nội dung | Kết quả thực hiện |          a line with bars is a row of cells
    ẩn | 1.1 | 12 |                              a hidden row
    gộp A3:A7, C1:E1                             merged areas of this sheet, anywhere in its text; no row
    ẩn cột D                                     a hidden column of this sheet; no row

Rows stand in the sheet in the order of the lines; an empty line in the text is no row, a lone `.` is an empty one. A
cell holds what its text means: `12` and `0.85` numbers, `2023-03-31` a date, `0.85[0%]` a number with a format, `=1+1`
a formula without a stored value, `=1+1 → 2` one with the value 2 stored (`→ #N/A` an error, `→` alone the empty text),
`#N/A` an error, `'12` the text 12, `a\\nb` two lines, `\\u00a0` the character of that number, even at the cell's edge;
everything else is text. `{.VnTime}text` is a text in that font.
"""

import re
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FORMATTED = re.compile(r"(.+)\[(.+)\]")
_ERROR = re.compile(r"#[A-Z0-9/]+[!?]?")
_FONT = re.compile(r"\{([^}]+)\}(.+)", re.DOTALL)
_CHARACTER = re.compile(r"\\u([0-9a-fA-F]{4})")
_STORED = re.compile(r"(=.+?)\s*→\s*(.*)")
_FORMULA_CELL = re.compile(r'<c r="([A-Z]+\d+)"([^>]*?)(?: t="\w+")?><f>(.*?)</f><v\s*/?>(?:</v>)?</c>')
_MERGED = "gộp "
_HIDDEN_COLUMN = "ẩn cột "
HIDDEN_ROW = "ẩn"
HIDDEN_SHEET = " (ẩn)"
Stored = dict[tuple[int, str], str]


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
    stored: Stored = {}
    for number, part in enumerate(re.split(r"^\s*## ", text, flags=re.MULTILINE)[1:], start=1):
        title, *lines = (line.strip(" \t") for line in part.split("\n"))
        sheet = book.create_sheet(title.removesuffix(HIDDEN_SHEET))
        sheet.sheet_state = "hidden" if title.endswith(HIDDEN_SHEET) else "visible"
        results = _fill_sheet(sheet, [line for line in lines if line])
        stored.update({(number, address): result for address, result in results.items()})
    stream = BytesIO()
    book.save(stream)
    return _with_results(stream.getvalue(), stored) if stored else stream.getvalue()


def _fill_sheet(sheet: Worksheet, lines: list[str]) -> dict[str, str]:
    """Fill a sheet and return the results to be stored: address -> text."""
    results = {}
    merges: list[str] = []
    row = 0
    for line in lines:
        if line.startswith(_MERGED):
            merges += line.removeprefix(_MERGED).split(", ")
            continue
        if line.startswith(_HIDDEN_COLUMN):
            sheet.column_dimensions[line.removeprefix(_HIDDEN_COLUMN)].hidden = True
            continue
        row += 1
        for column, typed in enumerate(_cells(line), start=1):
            if found := _STORED.fullmatch(typed):
                results[sheet.cell(row, column).coordinate] = found[2]
            if typed:
                _fill(sheet.cell(row, column), found[1] if found else typed)
        sheet.row_dimensions[row].hidden = line.startswith(f"{HIDDEN_ROW} |")
    for area in merges:
        sheet.merge_cells(area)
    return results


def _cells(line: str) -> list[str]:
    if line == ".":
        return []
    if "|" not in line:
        return [line]
    return [part.strip() for part in line.removeprefix(HIDDEN_ROW).strip().strip("|").split("|")]


def _fill(cell: Cell, typed: str) -> None:
    if found := _FORMATTED.fullmatch(typed):
        typed, cell.number_format = found[1], found[2]
    if found := _FONT.fullmatch(typed):
        cell.font, typed = Font(name=found[1]), found[2]
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
        cell.value = _CHARACTER.sub(lambda found: chr(int(found[1], 16)), typed.replace("\\n", "\n"))


def _with_results(content: bytes, stored: Stored) -> bytes:
    # openpyxl writes a formula or a value, never both, as every spreadsheet program does.
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if found := re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", entry.filename):
                results = {address: text for (sheet, address), text in stored.items() if sheet == int(found[1])}
                data = _FORMULA_CELL.sub(lambda cell, of=results: _solved(cell, of), data.decode()).encode()
            new.writestr(entry, data)
    return stream.getvalue()


def _solved(cell: re.Match[str], results: dict[str, str]) -> str:
    address, style, formula = cell[1], cell[2], cell[3]
    if address not in results:
        return cell[0]
    text = results[address]
    kind = "n" if _NUMBER.fullmatch(text) else "e" if _ERROR.fullmatch(text) else "str"
    return f'<c r="{address}"{style} t="{kind}"><f>{formula}</f><v>{escape(text)}</v></c>'
