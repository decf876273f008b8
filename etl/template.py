"""The workbook a unit fills in for one period, printed from the declarations of the sheets."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from domain.catalogue import Award
from domain.identity import IDENTITY_SHEET, TemplateIdentity
from domain.periods import Period
from domain.plan import Plan, Unit
from domain.program import AGENCY
from domain.sheets import APPRAISED_WORKBOOK, WORKBOOK, Sheet
from etl.template_cells import Choices, written_value
from etl.template_formats import FONT, Formats
from etl.template_guide import Guide, write_guide
from etl.template_sheet import SheetPage, write_sheet

CHOICE_SHEET = "_danh_muc"
AUTHOR = "Văn phòng Sở Nội vụ"
# What stands above an agency's own name, as AGENCY above that of a unit of the Department.
OF_AGENCIES = "ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN"
SAMPLE_MARK = "DỮ LIỆU MINH HỌA"


@dataclass(frozen=True)
class TemplateOrder:
    """What one template is made from.

    `rows` holds, for each sheet by name, the rows to print (field -> value); rows not given are the plan's items and
    the criteria of its movements that concern the unit. Values of closed lists may be codes or words; percents are
    0-100. `due_on` is the day the report is owed. `sample` marks the workbook as invented.
    """

    identity: TemplateIdentity
    plan: Plan
    unit: Unit
    period: Period
    awards: Mapping[str, Award]
    rows: Mapping[str, Sequence[Mapping[str, object]]] = field(default_factory=dict)
    due_on: date | None = None
    sample: bool = False

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets it has: of another agency only what its nominations are judged by."""
        return WORKBOOK if self.unit.reports else APPRAISED_WORKBOOK

    def rows_of(self, sheet_name: str) -> Sequence[Mapping[str, object]]:
        """Return the rows to print in that sheet."""
        if sheet_name in self.rows:
            return self.rows[sheet_name]
        printed = _PRINTED.get(sheet_name)
        return printed(self.plan, self.unit) if printed else ()


def plan_rows(plan: Plan, unit: Unit) -> list[dict[str, object]]:
    """Return the progress rows a unit starts from: the plan's items it leads or joins."""
    return [
        {"item_code": item.item_code, "item_title": item.title, "measure": item.measure, "due_on": item.due_on}
        for item in plan.items_of(unit)
    ]


def criterion_rows(plan: Plan, unit: Unit) -> list[dict[str, object]]:
    """Return the rows of movements a unit starts from: the criteria of those it leads or joins."""
    return [
        {
            "criterion_no": criterion.criterion_no,
            "item_code": criterion.item_code,
            "criterion": criterion.text,
            "measure": criterion.measure,
        }
        for criterion in plan.criteria_of(unit)
    ]


_PRINTED: Mapping[str, Callable[[Plan, Unit], Sequence[Mapping[str, object]]]] = {
    "progress": plan_rows,
    "movements": criterion_rows,
}


def template_file_name(order: TemplateOrder) -> str:
    """Return the file name under which the Office sends the template, such as VP_2023-Q1.xlsx."""
    return f"{order.unit.unit_code}_{order.period.code}.xlsx"


def write_template(order: TemplateOrder, target: Path | BinaryIO) -> None:
    """Write the workbook; the same order always gives the same bytes."""
    options = {"in_memory": True, "default_format_properties": {"font_name": FONT, "font_size": 12}}
    book = Workbook(target, options)
    _describe(book, order)
    formats = Formats(book)
    guide = book.add_worksheet("Hướng dẫn")
    pages = [book.add_worksheet(sheet.title) for sheet in order.sheets]
    choices = Choices.with_awards(order.awards)
    choices.write_long_lists(book, book.add_worksheet(CHOICE_SHEET))
    _write_identity(book.add_worksheet(IDENTITY_SHEET), order.identity)
    write_guide(guide, formats, _guide_of(order))
    for sheet, worksheet in zip(order.sheets, pages, strict=True):
        rows = [
            [written_value(column, row.get(column.name), choices) for column in sheet.columns]
            for row in order.rows_of(sheet.name)
        ]
        write_sheet(worksheet, formats, choices, _page(order, sheet.name, rows))
    guide.activate()
    book.close()


def _page(order: TemplateOrder, sheet_name: str, rows: Sequence[Sequence[object]]) -> SheetPage:
    return SheetPage(
        sheet_name=sheet_name,
        unit_name=order.unit.name,
        period_name=order.period.name,
        plan_title=order.plan.title,
        rows=rows,
        mark=SAMPLE_MARK if order.sample else "",
        superior=AGENCY if order.unit.reports else OF_AGENCIES,
    )


def _guide_of(order: TemplateOrder) -> Guide:
    return Guide(
        unit_name=order.unit.name,
        period_name=order.period.name,
        plan_title=order.plan.title,
        due_on=order.due_on,
        sheets=frozenset(sheet.name for sheet in order.sheets),
        mark=SAMPLE_MARK if order.sample else "",
    )


def _describe(book: Workbook, order: TemplateOrder) -> None:
    book.set_properties(
        {
            "title": f"Báo cáo thi đua, khen thưởng {order.period.name} - {order.unit.name}",
            "subject": order.plan.title,
            "author": AUTHOR,
            "company": "Sở Nội vụ tỉnh Hưng Yên",
            "comments": SAMPLE_MARK if order.sample else "",
            # A fixed instant, so that the same order gives the same bytes.
            "created": datetime.combine(order.period.starts_on, time()),
        }
    )


def _write_identity(worksheet: Worksheet, identity: TemplateIdentity) -> None:
    for index, (label, value) in enumerate(identity.fields().items()):
        worksheet.write_string(index, 0, label)
        worksheet.write_string(index, 1, value)
    worksheet.protect()
    worksheet.hide()
