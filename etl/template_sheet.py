"""One sheet of a template: title block, heading row, printed rows, and empty rows to fill in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from domain.columns import SAYS, Column, Kind, Sheet
from domain.program import AGENCY
from domain.sheets import SHEETS
from etl.template_cells import Choices, rule
from etl.template_formats import Formats, lines_of

HEADING_ROW = 7  # counted from 0: the eighth row of the sheet
SPARE_ROWS = 30
LEAST_LINES = 2
HIGHEST_ROW = 408.75  # points, a whole number of pixels: Excel knows no row higher than 409.5
NO_DIRECTION = "Kỳ này không có ý kiến chỉ đạo nào phải trả lời."
NO_CRITERION = "Kế hoạch này chưa có tiêu chí phong trào thi đua nào phải báo cáo."
_NOTHING_PRINTED = {"directions": NO_DIRECTION, "movements": NO_CRITERION}
_TITLES = {
    "progress": "Tiến độ thực hiện",
    "difficulties": "Khó khăn, vướng mắc và đề xuất, kiến nghị",
    "movements": "Kết quả phong trào thi đua theo tiêu chí",
    "directions": "Kết quả thực hiện ý kiến chỉ đạo",
    "nominations": "Đăng ký thi đua và đề nghị khen thưởng",
}
_PROTECTION = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "sort": True,
    "autofilter": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}


@dataclass(frozen=True)
class SheetPage:
    """What one sheet prints; `rows` hold cell values in the order of the columns, `mark` stands on every page.

    `superior` stands above the unit's name in the letterhead.
    """

    sheet_name: str
    unit_name: str
    period_name: str
    plan_title: str
    rows: Sequence[Sequence[object]]
    mark: str = ""
    superior: str = AGENCY

    @property
    def sheet(self) -> Sheet:
        """The declaration of the sheet."""
        return SHEETS[self.sheet_name]

    @property
    def title(self) -> str:
        """The title in capitals, as printed above the table."""
        return _TITLES.get(self.sheet_name, self.sheet.title).upper()

    @property
    def spare_rows(self) -> int:
        """How many empty rows follow: none where the rows themselves come from the plan or from leadership."""
        return 0 if self.sheet.columns[0].from_plan else SPARE_ROWS

    @property
    def last_row(self) -> int:
        """The last row of the table, the heading row when the table is empty."""
        return HEADING_ROW + len(self.rows) + self.spare_rows


def write_sheet(worksheet: Worksheet, formats: Formats, choices: Choices, page: SheetPage) -> None:
    """Write the whole sheet."""
    _lay_out(worksheet, page)
    _columns(worksheet, formats, page)
    _title_block(worksheet, formats, page)
    for index, column in enumerate(page.sheet.columns):
        worksheet.write_string(HEADING_ROW, index, column.heading, heading_format(formats, page.sheet, column))
        worksheet.write_comment(HEADING_ROW, index, note(page.sheet, column), _NOTE_LOOK)
    for offset, row in enumerate(page.rows, start=1):
        _write_row(worksheet, formats, page.sheet.columns, HEADING_ROW + offset, row)
    _rules(worksheet, formats, choices, page)
    worksheet.protect("", _PROTECTION)


_NOTE_LOOK = {"author": "Văn phòng Sở", "x_scale": 2.2, "y_scale": 1.6, "font_name": "Times New Roman", "font_size": 11}


def note(sheet: Sheet, column: Column) -> str:
    """Return the note on a heading: what to write, in which form, and whether it must be there."""
    lines = [column.help, f"Cách ghi: {SAYS[column.kind]}."]
    if column.example:
        lines.append(f"Ví dụ: {column.example}")
    if column.required:
        lines.append("Cột bắt buộc.")
    for group in sheet.one_of:
        if column.name in group:
            headings = "”, “".join(sheet.column(name).heading for name in group)
            lines.append(f"Mỗi hàng phải có ít nhất một trong các cột: “{headings}”.")
    return "\n".join(lines)


def heading_format(formats: Formats, sheet: Sheet, column: Column) -> Format:
    """Return the heading's colour: printed, required (alone or as one of a group), or as needed."""
    if column.from_plan:
        return formats.printed_heading
    needed = column.required or any(column.name in group for group in sheet.one_of)
    return formats.required_heading if needed else formats.optional_heading


def is_locked(column: Column, *, first: bool, value: object) -> bool:
    """Tell whether a cell of a printed row may not be changed: the plan's columns, and a number the program gave."""
    return column.from_plan or (first and column.kind is Kind.CODE and value is not None)


def _write_row(
    worksheet: Worksheet, formats: Formats, columns: Sequence[Column], row: int, values: Sequence[object]
) -> None:
    worksheet.set_row(row, _height(columns, values))
    for index, (column, value) in enumerate(zip(columns, values, strict=True)):
        locked = is_locked(column, first=index == 0, value=value)
        look = (formats.printed if locked else formats.fill_in)[column.kind]
        if value is None:
            if locked:
                worksheet.write_blank(row, index, None, look)
        elif isinstance(value, date):
            worksheet.write_datetime(row, index, value, look)
        elif isinstance(value, (int, float)):
            worksheet.write_number(row, index, value, look)
        else:
            worksheet.write_string(row, index, str(value), look)


def _height(columns: Sequence[Column], values: Sequence[object]) -> float:
    # Excel fits rows to their text when it opens a file; other programs print lines over each other.
    texts = [(value, column.width) for column, value in zip(columns, values, strict=True) if isinstance(value, str)]
    return min(16.5 * max([LEAST_LINES, *(lines_of(text, width) for text, width in texts)]), HIGHEST_ROW)


def _columns(worksheet: Worksheet, formats: Formats, page: SheetPage) -> None:
    # The column's own format reaches every empty cell below, so that empty rows need no cells of their own.
    for index, column in enumerate(page.sheet.columns):
        looks = formats.kept_empty if column.from_plan and page.spare_rows else formats.fill_in
        worksheet.set_column(index, index, column.width, looks[column.kind])


def _title_block(worksheet: Worksheet, formats: Formats, page: SheetPage) -> None:
    last = len(page.sheet.columns) - 1
    purpose = page.sheet.purpose
    if not page.rows:
        purpose = _NOTHING_PRINTED.get(page.sheet_name, purpose)
    for row, height in enumerate((17, 17, 24, 20, 19, 19, 36, 50)):
        # The row's format keeps cells beside the title locked although their columns are not.
        worksheet.set_row(row, height, formats.agency)
    worksheet.write_string(0, 0, page.superior, formats.agency)
    worksheet.write_string(1, 0, page.unit_name.upper(), formats.unit)
    if page.mark:
        worksheet.write_string(0, last, page.mark, formats.mark)
    lines = (
        (page.title, formats.title),
        (page.plan_title, formats.subtitle),
        (f"Đơn vị: {page.unit_name}", formats.line),
        (f"Kỳ báo cáo: {page.period_name}", formats.line),
        (purpose, formats.purpose),
    )
    for row, (text, look) in enumerate(lines, start=2):
        worksheet.merge_range(row, 0, row, last, text, look)


def _rules(worksheet: Worksheet, formats: Formats, choices: Choices, page: SheetPage) -> None:
    first, last = HEADING_ROW + 1, page.last_row
    if last < first:
        return
    for index, column in enumerate(page.sheet.columns):
        worksheet.data_validation(first, index, last, index, rule(column, choices))
        if column.kind is Kind.NUMBER:
            cell = xl_rowcol_to_cell(first, index)
            criteria = f"=AND(ISNUMBER({cell}),{cell}<>INT({cell}))"
            worksheet.conditional_format(
                first, index, last, index, {"type": "formula", "criteria": criteria, "format": formats.fraction}
            )
    width = len(page.sheet.columns) - 1
    everywhere = {"type": "formula", "criteria": "=TRUE", "format": formats.grid}
    worksheet.conditional_format(first, 0, last, width, everywhere)
    worksheet.autofilter(HEADING_ROW, 0, last, width)


def _lay_out(worksheet: Worksheet, page: SheetPage) -> None:
    worksheet.hide_gridlines(2)
    worksheet.freeze_panes(HEADING_ROW + 1, 0)
    worksheet.set_landscape()
    worksheet.set_paper(9)
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(HEADING_ROW)
    worksheet.set_margins(left=0.5, right=0.4, top=0.6, bottom=0.6)
    worksheet.set_header(f'&R&"Times New Roman,Bold"&10{page.mark}' if page.mark else "")
    worksheet.set_footer('&L&"Times New Roman,Regular"&10&A&R&"Times New Roman,Regular"&10Trang &P/&N')
    worksheet.set_zoom(90)
