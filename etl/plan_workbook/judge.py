"""Rows of a plan, judged: the one place that decides what an item may look like, from a workbook or from a CSV."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from domain.dates import parse_date
from domain.folding import clean, clean_lines, fold
from domain.numbers import parse_number
from domain.plan import ALL_UNITS, ITEM_KIND_LABELS, REPEATS_LABELS, ItemKind, PlanItem, Repeats, Unit
from domain.rejects import Reject
from etl.plan_workbook.columns import ALL_LABELS, HEADINGS
from etl.plan_workbook.problems import Problem
from texts import N_

MISSING = N_("Ô “{heading}” còn trống. Hãy điền vào ô này.")
NO_DUE_DATE = N_(
    "Ô “{heading}” còn trống. "
    "Hãy ghi ngày phải hoàn thành, ví dụ 31/12/2023; việc làm cả năm ghi ngày cuối của kế hoạch."
)
CODE_IS_DATE = N_("Excel đã đổi mã thành ngày. Hãy định dạng ô là Văn bản (Text) rồi gõ lại mã, ví dụ 1.1.")
DUPLICATE_CODE = N_("Mã “{value}” đã dùng ở ô {other}. Mỗi dòng cần một mã riêng.")
UNKNOWN_UNIT = N_("Không có đơn vị “{value}”. Hãy ghi mã đơn vị: {choices}.")
ONE_LEAD = N_("Ô “{heading}” chỉ ghi một đơn vị; các đơn vị khác ghi ở cột “{other}”.")
UNKNOWN_CHOICE = N_("Giá trị “{value}” không có trong danh sách. Hãy chọn: {choices}.")
BAD_DATE = N_("“{value}” không phải ngày. Hãy ghi ngày/tháng/năm, ví dụ 31/03/2023.")
PARTIAL_DATE = N_("“{value}” chưa có ngày. Hãy ghi đủ ngày/tháng/năm, ví dụ 31/03/2023.")
DUE_BEFORE_START = N_("Thời hạn {due} sớm hơn ngày bắt đầu {start}. Hãy sửa một trong hai ngày.")
BAD_WEIGHT = N_("“{value}” không phải trọng số. Hãy ghi một số lớn hơn 0, ví dụ 1 hoặc 2,5.")
ERROR_CELL = N_("Ô báo lỗi “{value}”. Hãy sửa hoặc xóa công thức rồi gõ giá trị.")
NO_VALUE = N_("Công thức trong ô chưa có kết quả. Hãy mở tệp bằng Excel, lưu lại, hoặc gõ thẳng giá trị.")
SENTENCES = (
    MISSING,
    NO_DUE_DATE,
    CODE_IS_DATE,
    DUPLICATE_CODE,
    UNKNOWN_UNIT,
    ONE_LEAD,
    UNKNOWN_CHOICE,
    BAD_DATE,
    PARTIAL_DATE,
    DUE_BEFORE_START,
    BAD_WEIGHT,
    ERROR_CELL,
    NO_VALUE,
)

_SHOWN = 60
_Code = TypeVar("_Code", ItemKind, Repeats)


@dataclass(frozen=True)
class Unusable:
    """A cell whose value can't be known: an error of Excel ("#N/A"), or a formula never calculated (`shown` is "")."""

    shown: str


@dataclass(frozen=True)
class RawRow:
    """One row as typed: values and A1 addresses by field name; a column the sheet lacks is in neither."""

    values: Mapping[str, object]
    cells: Mapping[str, str]
    sheet: str = ""


def judge_rows(rows: Iterable[RawRow], units: Sequence[Unit] | None) -> tuple[tuple[PlanItem, ...], list[Problem]]:
    """Return the items of the rows and every problem found; rows with a problem yield no item.

    `units` None: unit codes are taken as written (the register is loaded and compared elsewhere).
    """
    known = None if units is None else _unit_index(units)
    judges = [_RowJudge(row, known) for row in rows]
    items = [(judge, judge.item()) for judge in judges]
    problems = [problem for judge in judges for problem in judge.problems]
    problems += _duplicates(judges)
    return tuple(item for judge, item in items if not judge.problems), sorted(problems, key=_place)


def _place(problem: Problem) -> tuple[int, int, str]:
    """Rows downwards, then columns A … Z, AA …: the order in which a person goes through the sheet."""
    letters = problem.cell.rstrip("0123456789")
    return int(problem.cell[len(letters) :] or 0), len(letters), letters


def _unit_index(units: Sequence[Unit]) -> dict[str, str]:
    index = {fold(text): unit.unit_code for unit in units for text in (unit.short_name, unit.name) if text}
    index.update({fold(text): ALL_UNITS for text in ALL_LABELS})
    # Codes last: where a short name happens to equal another unit's code, the code wins.
    return index | {fold(code): code for code in (*(unit.unit_code for unit in units), ALL_UNITS)}


def _duplicates(judges: Sequence["_RowJudge"]) -> list[Problem]:
    first: dict[str, str] = {}
    problems = []
    for judge in judges:
        code = judge.code
        if not code:
            continue
        if code.casefold() in first:
            other = first[code.casefold()]
            problems.append(judge.problem("item_code", DUPLICATE_CODE, value=code, other=other))
        else:
            first[code.casefold()] = judge.row.cells.get("item_code", "")
    return problems


class _RowJudge:
    """Judges one row, field by field, and keeps what it finds."""

    def __init__(self, row: RawRow, known_units: Mapping[str, str] | None) -> None:
        self.row = row
        self.problems: list[Problem] = []
        self._known_units = known_units
        self.code = self._code()

    def problem(self, name: str, template: str, **words: str) -> Problem:
        """Return a problem at the field's cell."""
        return Problem(self.row.cells.get(name, ""), template, words, self.row.sheet)

    def item(self) -> PlanItem:
        """Return the row as an item; it means something only when `problems` stays empty."""
        kind = self._choice("kind", ITEM_KIND_LABELS, None)
        title = self._line("title", required=True)
        lead_unit = self._lead()
        with_units = self._units("with_units")
        start_on, due_on = self._dates()
        return PlanItem(
            item_code=self.code,
            kind=kind or ItemKind.TASK,
            clause=self._line("clause"),
            title=title,
            product=self._line("product"),
            measure=self._line("measure"),
            lead_unit=lead_unit,
            with_units=with_units,
            start_on=start_on,
            due_on=due_on,
            repeats=self._choice("repeats", REPEATS_LABELS, Repeats.ONCE) or Repeats.ONCE,
            weight=self._weight(),
            clause_text=clean_lines(self._text("clause_text")),
        )

    def _note(self, name: str, template: str, **words: str) -> None:
        self.problems.append(self.problem(name, template, **words))

    def _value(self, name: str) -> object:
        """Return the typed value, "" for an empty or unusable one; an unusable one is noted."""
        value = self.row.values.get(name)
        if isinstance(value, Unusable):
            self._note(name, ERROR_CELL if value.shown else NO_VALUE, value=value.shown)
            return ""
        return "" if value is None else value

    def _is_unusable(self, name: str) -> bool:
        return isinstance(self.row.values.get(name), Unusable)

    def _text(self, name: str) -> str:
        return as_text(self._value(name))

    def _line(self, name: str, *, required: bool = False) -> str:
        text = clean(self._text(name))
        if required and not text:
            self._note_missing(name, MISSING)
        return text

    def _note_missing(self, name: str, template: str) -> None:
        # A column the sheet lacks is one problem of its heading row, not one of each row; an unusable cell has its own.
        if name in self.row.cells and not self._is_unusable(name):
            self._note(name, template, heading=HEADINGS[name])

    def _code(self) -> str:
        if isinstance(self.row.values.get("item_code"), (date, datetime)):
            self._note("item_code", CODE_IS_DATE)
            return ""
        return self._line("item_code", required=True)

    def _choice(self, name: str, labels: Mapping[_Code, str], default: _Code | None) -> _Code | None:
        text = self._line(name, required=default is None)
        if not text:
            return default
        by_key = {fold(word): code for code, label in labels.items() for word in (label, code.value)}
        found = by_key.get(fold(text))
        if found is None:
            self._note(name, UNKNOWN_CHOICE, value=_short(text), choices="; ".join(labels.values()))
        return found

    def _lead(self) -> str:
        leads = self._units("lead_unit")
        if len(leads) > 1:
            self._note("lead_unit", ONE_LEAD, heading=HEADINGS["lead_unit"], other=HEADINGS["with_units"])
        if not leads and not self._line_silently("lead_unit"):
            self._note_missing("lead_unit", MISSING)
        return leads[0] if leads else ""

    def _line_silently(self, name: str) -> str:
        value = self.row.values.get(name)
        return "" if value is None or isinstance(value, Unusable) else clean(as_text(value))

    def _units(self, name: str) -> tuple[str, ...]:
        codes = []
        for part in self._unit_words(self._text(name)):
            code = part if self._known_units is None else self._known_units.get(fold(part))
            if code is None:
                choices = ", ".join(dict.fromkeys((self._known_units or {}).values()))
                self._note(name, UNKNOWN_UNIT, value=_short(part), choices=choices)
            else:
                codes.append(code)
        return tuple(dict.fromkeys(codes))

    def _unit_words(self, text: str) -> list[str]:
        words: list[str] = []
        for part in re.split(r"[;\n]", text):
            # A unit's name may hold a comma ("Phòng Công chức, viên chức"), so whole names come first.
            is_name = self._known_units is not None and fold(part) in self._known_units
            words += [part] if is_name else part.split(",")
        return [clean(word) for word in words if clean(word)]

    def _dates(self) -> tuple[date | None, date | None]:
        start_on = self._date("start_on")
        due_on = self._date("due_on")
        if not self._line_silently("due_on"):
            self._note_missing("due_on", NO_DUE_DATE)
        if start_on and due_on and due_on < start_on:
            self._note("due_on", DUE_BEFORE_START, due=f"{due_on:%d/%m/%Y}", start=f"{start_on:%d/%m/%Y}")
        return start_on, due_on

    def _date(self, name: str) -> date | None:
        day, template = typed_day(self._value(name))
        if template:
            self._note(name, template, value=_short(self._line_silently(name)))
        return day

    def _weight(self) -> float:
        value = self._value("weight")
        if not as_text(value).strip():
            return 1.0
        try:
            weight = parse_number(value)
        except Reject:
            weight = 0.0
        if weight <= 0:
            self._note("weight", BAD_WEIGHT, value=_short(as_text(value)))
        return weight


def typed_day(value: object) -> tuple[date | None, str]:
    """Return the day typed and "", or None and the sentence that says why there is none ("" for an empty cell)."""
    if not as_text(value).strip():
        return None, ""
    try:
        typed = parse_date(value)
    except Reject:
        return None, BAD_DATE
    return (typed.on, "") if typed.on else (None, PARTIAL_DATE)


def as_text(value: object) -> str:
    """Return a cell's value as it reads: 1.1 and not 1.1000000000000001, 3 and not 3.0, days the Vietnamese way."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, (date, datetime)):
        return f"{value:%d/%m/%Y}"
    return str(value)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
