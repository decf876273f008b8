"""What a plan workbook says about the plan itself: id, title, first and last day, legal bases, source."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.folding import clean, fold
from domain.plan import PlanItem
from etl.plan_workbook.columns import INFO_FIELD_BY_KEY, INFO_FIELDS
from etl.plan_workbook.grid import Grid, address
from etl.plan_workbook.judge import Unusable, as_text, typed_day
from etl.plan_workbook.problems import Problem
from texts import N_

NO_YEAR = N_(
    "Không rõ kế hoạch của năm nào. "
    "Hãy thêm trang “Kế hoạch” có dòng “Năm”, hoặc ghi năm vào tên tệp, ví dụ “nam 2023”."
)
TWO_YEARS = N_("Tên tệp nói năm {named} nhưng các thời hạn thuộc năm {dated}. Hãy thêm trang “Kế hoạch” có dòng “Năm”.")
BAD_YEAR = N_("“{value}” không phải năm. Hãy ghi bốn chữ số, ví dụ 2023.")
MISSING_INFO = N_("Thiếu “{label}”. Hãy điền vào ô này.")
LAST_BEFORE_FIRST = N_("Ngày cuối của kế hoạch sớm hơn ngày đầu. Hãy sửa một trong hai ngày.")
BAD_INFO = N_("Ô này không đọc được giá trị. Hãy gõ thẳng giá trị vào ô.")
TITLE = N_("Kế hoạch năm {year}")
SENTENCES = (NO_YEAR, TWO_YEARS, BAD_YEAR, MISSING_INFO, LAST_BEFORE_FIRST, BAD_INFO, TITLE)

_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_FEWEST_LINES = 2
_LABELS = {one.name: one.label for one in INFO_FIELDS}


@dataclass(frozen=True)
class PlanInfo:
    """A plan without its items."""

    plan_id: str
    title: str
    first_day: date
    last_day: date
    legal_bases: tuple[str, ...]
    source: str


@dataclass
class InfoSheet:
    """The lines of a sheet that tells about the plan: values and addresses by field name."""

    name: str
    values: dict[str, list[object]] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def text(self, name: str) -> str:
        """Return the field's first value as one line, "" when it is empty."""
        return next(iter(self.texts(name)), "")

    def texts(self, name: str) -> tuple[str, ...]:
        """Return every value of the field as one line each."""
        return tuple(clean(as_text(value)) for value in self.values.get(name, ()))

    def note(self, name: str, template: str, **words: str) -> None:
        """Keep a problem at the field's cell."""
        self.problems.append(Problem(self.cells.get(name, ""), template, words, self.name))

    def day(self, name: str, default: date) -> date:
        """Return the day in the field; the default when the sheet leaves it empty."""
        value = next(iter(self.values.get(name, ())), None)
        day, template = typed_day(value)
        if template:
            self.note(name, template, value=as_text(value))
        return day or default


def find_info(grids: Iterable[Grid]) -> InfoSheet | None:
    """Return the first sheet that has two or more of the labels "Tên kế hoạch", "Năm", … in front of values."""
    for grid in grids:
        sheet = InfoSheet(grid.name)
        for row, values in enumerate(grid.rows):
            _read_line(sheet, row, values)
        if len(sheet.cells) >= _FEWEST_LINES:
            return sheet
    return None


def _read_line(sheet: InfoSheet, row: int, values: Sequence[object]) -> None:
    filled = [(column, value) for column, value in enumerate(values) if value is not None and as_text(value).strip()]
    if not filled or not isinstance(filled[0][1], str):
        return
    label = INFO_FIELD_BY_KEY.get(fold(filled[0][1]))
    if label is None or (label.name in sheet.cells and not label.many):
        return
    sheet.cells.setdefault(label.name, address(row, filled[0][0] + 1))
    value = filled[1][1] if len(filled) > 1 and filled[1][0] == filled[0][0] + 1 else None
    if isinstance(value, Unusable):
        sheet.problems.append(Problem(address(row, filled[0][0] + 1), BAD_INFO, {}, sheet.name))
    elif value is not None:
        sheet.values.setdefault(label.name, []).append(value)


def judge_info(sheet: InfoSheet, *, file_name: str) -> tuple[PlanInfo | None, list[Problem]]:
    """Return what the sheet says about the plan, and every problem in it; year and title must be there."""
    for name in ("title", "year"):
        if not sheet.text(name) and (name != "year" or not _YEAR.fullmatch(sheet.text("plan_id"))):
            sheet.note(name, MISSING_INFO, label=_LABELS[name])
    year_text = sheet.text("year") or sheet.text("plan_id")
    if not _YEAR.fullmatch(year_text):
        if sheet.text("year"):
            sheet.note("year", BAD_YEAR, value=year_text)
        return None, sheet.problems
    year = int(year_text)
    first_day = sheet.day("first_day", date(year, 1, 1))
    last_day = sheet.day("last_day", date(year, 12, 31))
    if last_day < first_day:
        sheet.note("last_day", LAST_BEFORE_FIRST)
    info = PlanInfo(
        plan_id=sheet.text("plan_id") or str(year),
        title=sheet.text("title"),
        first_day=first_day,
        last_day=last_day,
        legal_bases=sheet.texts("legal_bases"),
        source=sheet.text("source") or file_name,
    )
    return info, sheet.problems


def info_without_sheet(items: Sequence[PlanItem], *, file_name: str) -> tuple[PlanInfo | None, list[Problem]]:
    """Return what dates and file name tell about a plan that came as its table alone; they must not differ."""
    dated = {day.year for item in items for day in (item.start_on, item.due_on) if day}
    named = {int(found) for found in _YEAR_IN_NAME.findall(file_name)}
    if len(dated) == 1 and len(named) == 1 and dated != named:
        return None, [Problem("", TWO_YEARS, {"named": str(min(named)), "dated": str(min(dated))})]
    years = next((found for found in (dated & named, dated, named) if len(found) == 1), None)
    if years is None:
        return None, [Problem("", NO_YEAR)]
    year = min(years)
    title = TITLE.format(year=year)
    return PlanInfo(str(year), title, date(year, 1, 1), date(year, 12, 31), (), file_name), []
