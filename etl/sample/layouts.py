"""A workbook as a unit makes it for itself: merged title block, other headings, numbering row, total, signature."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from domain.periods import Period
from domain.plan import Unit
from etl.template import SAMPLE_MARK
from etl.template_formats import FONT, lines_of

_HEADING_ROW = 5
_WIDTH = 19
_Row = Mapping[str, object]


@dataclass(frozen=True)
class OwnSheet:
    """One sheet of such a workbook: its tab, its title, its headings by field, and rows with values as typed."""

    tab: str
    title: str
    headings: Mapping[str, str]
    rows: Sequence[_Row]
    total_of: str = ""


def write_own_workbook(path: Path, unit: Unit, period: Period, sheets: Sequence[OwnSheet]) -> None:
    """Write the workbook; whose it is and for when stands only in its title block."""
    book = Workbook(path, {"in_memory": True, "default_format_properties": {"font_name": FONT, "font_size": 12}})
    # A fixed instant, so that the same seed gives the same bytes.
    book.set_properties({"created": datetime.combine(period.starts_on, time()), "comments": SAMPLE_MARK})
    look = _Look.of(book)
    for sheet in sheets:
        worksheet = book.add_worksheet(sheet.tab)
        _title_block(worksheet, look, unit, period, sheet)
        last = _table(worksheet, look, sheet)
        _signature(worksheet, look, period, last + 2, len(sheet.headings))
    book.close()


@dataclass(frozen=True)
class _Look:
    bold: Format
    italic: Format
    heading: Format
    cell: Format
    day: Format

    @classmethod
    def of(cls, book: Workbook) -> "_Look":
        font = {"font_name": FONT, "font_size": 12}
        boxed = {**font, "border": 1, "valign": "top", "text_wrap": True}
        return cls(
            bold=book.add_format({**font, "bold": True, "align": "center"}),
            italic=book.add_format({**font, "italic": True, "align": "center"}),
            heading=book.add_format({**boxed, "bold": True, "align": "center"}),
            cell=book.add_format(boxed),
            day=book.add_format({**boxed, "num_format": "dd/mm/yyyy"}),
        )


def _title_block(worksheet: Worksheet, look: _Look, unit: Unit, period: Period, sheet: OwnSheet) -> None:
    last = len(sheet.headings)
    middle = max(1, last // 2 - 1)
    worksheet.set_column(0, 0, 5)
    worksheet.set_column(1, last, _WIDTH)
    worksheet.set_landscape()
    worksheet.set_paper(9)
    worksheet.fit_to_pages(1, 0)
    worksheet.merge_range(0, 0, 0, middle, "SỞ NỘI VỤ TỈNH HƯNG YÊN", look.bold)
    worksheet.merge_range(0, middle + 1, 0, last, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", look.bold)
    worksheet.merge_range(1, middle + 1, 1, last, "Độc lập - Tự do - Hạnh phúc", look.bold)
    worksheet.merge_range(2, 0, 2, last, f"{sheet.title} ({SAMPLE_MARK})", look.bold)
    worksheet.merge_range(3, 0, 3, last, f"Đơn vị: {unit.name}", look.italic)
    worksheet.merge_range(4, 0, 4, last, f"Kỳ báo cáo: {period.name}", look.italic)


def _table(worksheet: Worksheet, look: _Look, sheet: OwnSheet) -> int:
    for index, heading in enumerate(("STT", *sheet.headings.values())):
        worksheet.write_string(_HEADING_ROW, index, heading, look.heading)
        worksheet.write_string(_HEADING_ROW + 1, index, f"({index + 1})", look.heading)
    row = _HEADING_ROW + 1
    for number, values in enumerate(sheet.rows, start=1):
        row += 1
        texts = [value for value in values.values() if isinstance(value, str)]
        worksheet.set_row(row, 16.5 * max([1, *(lines_of(text, _WIDTH) for text in texts)]))
        worksheet.write_number(row, 0, number, look.cell)
        for index, field in enumerate(sheet.headings, start=1):
            _cell(worksheet, look, row, index, values.get(field))
    if sheet.total_of:
        row += 1
        worksheet.write_string(row, 1, "Tổng cộng", look.heading)
        at = list(sheet.headings).index(sheet.total_of) + 1
        figures = [values.get(sheet.total_of) for values in sheet.rows]
        worksheet.write_number(row, at, sum(f for f in figures if isinstance(f, (int, float))), look.heading)
    return row


def _cell(worksheet: Worksheet, look: _Look, row: int, column: int, value: object) -> None:
    if value is None or value == "":
        worksheet.write_blank(row, column, None, look.cell)
    elif isinstance(value, date):
        worksheet.write_datetime(row, column, value, look.day)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        worksheet.write_number(row, column, value, look.cell)
    else:
        worksheet.write_string(row, column, str(value), look.cell)


def _signature(worksheet: Worksheet, look: _Look, period: Period, row: int, last: int) -> None:
    worksheet.merge_range(
        row,
        max(1, last - 2),
        row,
        last,
        f"Hưng Yên, ngày    tháng {period.ends_on.month} năm {period.year}",
        look.italic,
    )
    worksheet.write_string(row + 1, 1, "Người lập biểu", look.bold)
    worksheet.merge_range(row + 1, max(1, last - 2), row + 1, last, "Thủ trưởng đơn vị", look.bold)
