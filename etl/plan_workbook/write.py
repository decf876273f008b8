"""The workbook in which the Office completes a freshly imported plan: one sheet about the plan, one row per content."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from domain.columns import SAYS, Column, Kind
from domain.plan import ALL_UNITS, ITEM_KIND_LABELS, REPEATS_LABELS, ItemKind
from etl.plan_import import PlanDocument
from etl.plan_workbook.columns import INFO_FIELDS, INFO_SHEET, ITEM_COLUMNS, ITEM_SHEET
from etl.plan_workbook.looks import Looks, lines_needed
from etl.plan_workbook.suggestions import suggested_codes
from etl.whole_file import whole_file
from texts import N_

INFO_TITLE = N_("THÔNG TIN KẾ HOẠCH")
LIST_SHEET = N_("Danh mục")
HINTS: dict[str, str] = {
    "title": N_("Tên kế hoạch, như in trong văn bản."),
    "year": N_("Năm của kế hoạch."),
    "plan_id": N_("Mã để gọi kế hoạch trong chương trình; thường là năm."),
    "first_day": N_("Ngày đầu của kế hoạch (ngày/tháng/năm)."),
    "last_day": N_("Ngày cuối của kế hoạch (ngày/tháng/năm)."),
    "legal_bases": N_("Mỗi căn cứ một dòng."),
    "source": N_("Tên tệp văn bản đã nhập."),
    "purpose": N_("Mục đích, yêu cầu của kế hoạch, để tham khảo."),
}
DATE_ERROR = N_("Ghi ngày theo dạng ngày/tháng/năm, ví dụ 31/03/2023.")
LIST_ERROR = N_("Chọn một giá trị trong danh sách của ô.")
WEIGHT_ERROR = N_("Ghi một số lớn hơn 0.")
UNIT_ERROR = N_("Mã đơn vị không có trong danh mục.")
REQUIRED = N_("Cột bắt buộc.")
SENTENCES = (INFO_TITLE, LIST_SHEET, *HINTS.values(), DATE_ERROR, LIST_ERROR, WEIGHT_ERROR, UNIT_ERROR, REQUIRED)

_FIRST_ROW = 2  # under the headings and the field names
_SPARE_ROWS = 40
_LINE_HEIGHT, _TALLEST = 16.0, 400.0
_MOST_CELL = 32_000  # Excel holds 32,767 characters in a cell; XlsxWriter leaves longer ones out
_A4 = 9
_SPARE_BASES = 2
_FOOTER = '&L&"Times New Roman,Regular"&10&A&R&"Times New Roman,Regular"&10Trang &P/&N'
_MAY = dict.fromkeys(("format_columns", "format_rows", "insert_rows", "delete_rows", "sort", "autofilter"), True)


def write_plan_workbook(
    document: PlanDocument, path: Path, *, source: str = "", unit_codes: Sequence[str] = ()
) -> None:
    """Write the plan as a workbook to complete: product, lead unit, dates, repeats and weight stay empty.

    Raises OSError. `source` is the name of the imported file; `unit_codes` fill the drop-down of the lead unit.
    """
    with whole_file(path) as part, Workbook(str(part)) as book:
        looks = Looks(book)
        about, items = book.add_worksheet(INFO_SHEET), book.add_worksheet(ITEM_SHEET)
        _write_about(about, looks, document, source)
        rows = _item_rows(document)
        _write_items(items, looks, rows)
        codes = [*unit_codes, ALL_UNITS] if unit_codes else []
        _add_rules(items, last_row=_FIRST_ROW + len(rows) + _SPARE_ROWS - 1, unit_count=len(codes))
        if codes:
            lists = book.add_worksheet(LIST_SHEET)
            lists.write_column(0, 0, codes)
            lists.hide()
        items.activate()


def _write_about(sheet: Worksheet, looks: Looks, document: PlanDocument, source: str) -> None:
    _lay_out(sheet)
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 90)
    sheet.set_column(2, 2, 34)
    sheet.merge_range(0, 0, 0, 2, INFO_TITLE, looks.title)
    values: dict[str, list[str | date]] = {
        "title": [document.title],
        "year": [str(document.year)],
        "plan_id": [str(document.year)],
        "first_day": [date(document.year, 1, 1)],
        "last_day": [date(document.year, 12, 31)],
        "legal_bases": [*document.legal_bases, *[""] * _SPARE_BASES],
        "source": [source],
        "purpose": [*document.purpose] or [""],
    }
    row = 1
    for field in INFO_FIELDS:
        for value in values[field.name]:
            sheet.write_string(row, 0, field.label, looks.label)
            _write_cell(sheet, (row, 1), looks.day if field.is_date else looks.cell[Kind.TEXT], value)
            sheet.write_string(row, 2, HINTS[field.name], looks.hint)
            sheet.set_row(row, _height([(str(value), 90), (HINTS[field.name], 34)]))
            row += 1
    sheet.protect("", _MAY)


def _item_rows(document: PlanDocument) -> list[dict[str, str]]:
    codes = suggested_codes(document.contents)
    return [
        {
            "item_code": code,
            "kind": ITEM_KIND_LABELS[ItemKind.TASK],
            "clause": content.clause,
            "title": content.text,
            "clause_text": content.clause_text,
        }
        for code, content in zip(codes, document.contents, strict=True)
    ]


def _write_items(sheet: Worksheet, looks: Looks, rows: Sequence[dict[str, str]]) -> None:
    _lay_out(sheet)
    sheet.freeze_panes(_FIRST_ROW, 1)
    sheet.repeat_rows(0)
    sheet.set_row(0, 52)
    sheet.set_row(1, 14)
    for column, declared in enumerate(ITEM_COLUMNS):
        sheet.set_column(column, column, declared.width, looks.cell[declared.kind])
        sheet.write_string(0, column, declared.heading, looks.required if declared.required else looks.heading)
        sheet.write_comment(0, column, _note(declared), looks.note)
        sheet.write_string(1, column, declared.name, looks.field_name)
    empty: dict[str, str] = {}
    for place, values in enumerate([*rows, *[empty] * _SPARE_ROWS]):
        row = _FIRST_ROW + place
        for column, declared in enumerate(ITEM_COLUMNS):
            _write_cell(sheet, (row, column), looks.cell[declared.kind], values.get(declared.name, ""))
        if values:
            sheet.set_row(row, _height([(values.get(one.name, ""), one.width) for one in ITEM_COLUMNS]))
    sheet.print_area(0, 0, _FIRST_ROW + len(rows) - 1, len(ITEM_COLUMNS) - 1)
    sheet.protect("", _MAY)


def _write_cell(sheet: Worksheet, place: tuple[int, int], look: Format, value: str | date) -> None:
    row, column = place
    if value == "":
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, look)
    else:
        # Always as text: a paragraph that begins with "-" or "=" is no formula.
        sheet.write_string(row, column, value if len(value) <= _MOST_CELL else f"{value[:_MOST_CELL]}…", look)


def _note(column: Column) -> str:
    lines = [column.help, f"Cách ghi: {SAYS[column.kind]}."]
    if column.example:
        lines.append(f"Ví dụ: {column.example}")
    if column.required:
        lines.append(REQUIRED)
    return "\n".join(lines)


def _add_rules(sheet: Worksheet, *, last_row: int, unit_count: int) -> None:
    day = {"validate": "date", "criteria": ">=", "value": date(2000, 1, 1), "error_message": DATE_ERROR}
    rules: dict[str, dict[str, object]] = {
        "kind": {"validate": "list", "source": list(ITEM_KIND_LABELS.values()), "error_message": LIST_ERROR},
        "repeats": {"validate": "list", "source": list(REPEATS_LABELS.values()), "error_message": LIST_ERROR},
        "start_on": dict(day),
        "due_on": dict(day),
        "weight": {"validate": "decimal", "criteria": ">", "value": 0, "error_message": WEIGHT_ERROR},
    }
    if unit_count:
        source = f"='{LIST_SHEET}'!$A$1:$A${unit_count}"
        # A warning only: the reader also takes a unit's name.
        rules["lead_unit"] = {
            "validate": "list",
            "source": source,
            "error_message": UNIT_ERROR,
            "error_type": "warning",
        }
    for column, declared in enumerate(ITEM_COLUMNS):
        if rule := rules.get(declared.name):
            rule["input_title"] = declared.heading
            rule["input_message"] = declared.help
            sheet.data_validation(_FIRST_ROW, column, last_row, column, rule)


def _height(texts: Sequence[tuple[str, int]]) -> float:
    return min(_TALLEST, _LINE_HEIGHT * max(lines_needed(text, width) for text, width in texts) + 4)


def _lay_out(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.4, top=0.6, bottom=0.6)
    sheet.set_footer(_FOOTER)
    sheet.hide_gridlines(2)
