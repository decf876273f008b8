"""Progress that grows over the year: what each unit reports of each content of the plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from domain.periods import Period
from domain.plan import Plan, PlanItem, Repeats, Unit
from etl.sample.chance import Chance
from etl.sample.texts import texts

_LAST = 3  # the fourth quarter: its report is written in early December, with some work still going on
_ALWAYS_DONE = ("5.3", "6.2")  # whoever sends the last report has met and has reported
_STILL_GOING = "Lũy kế {n}/{m}; phần còn lại tiếp tục thực hiện trong tháng 12."
_NOT_BEGUN = "Đang chuẩn bị, dự kiến thực hiện trong tháng 12."
LAST_DAY_OF_WORK = 59  # a report is written about two months and a half after its quarter began


@dataclass(frozen=True)
class _Course:
    """How one content goes in one unit: the year's target and the figure at the end of each quarter."""

    target: int
    figures: tuple[int, ...]

    def reached_in(self) -> int | None:
        """Return the quarter (0-3) in which the target was reached, None when it was not."""
        return next((quarter for quarter, figure in enumerate(self.figures) if figure >= self.target), None)


def progress_rows(
    plan: Plan, unit: Unit, period: Period, chance: Chance, *, draft: bool = False
) -> list[dict[str, object]]:
    """Return a unit's rows for the period; in a draft every fourth figure is still being collected."""
    rows = [_row(item, number, unit, period, chance) for number, item in enumerate(plan.items_of(unit))]
    return [
        _unfinished(row) if draft and number % 4 == 3 and _is_recent(row) else row for number, row in enumerate(rows)
    ]


def quarter_of(period: Period) -> int:
    """Return the quarter, counted from 0, that a period ends in."""
    return (period.ends_on.month - 1) // 3


def _row(item: PlanItem, number: int, unit: Unit, period: Period, chance: Chance) -> dict[str, object]:
    entry = _entries()[item.item_code]
    quarter = quarter_of(period)
    course = _course(entry, unit, chance)
    figure = course.figures[quarter]
    printed: dict[str, object] = {
        "item_code": item.item_code,
        "item_title": item.title,
        "measure": item.measure,
        "due_on": item.due_on,
        "target": course.target,
        "actual": figure,
    }
    told = _told(unit, item, period)
    if told:
        reached = told.get("actual", course.figures[max(quarter - 1, 0)])
        return {**printed, "actual": reached, **told, "percent_complete": _percent(reached, course.target)}
    status = _status(item, course, quarter)
    row = {**printed, "status": status, "result": _result(entry, quarter, figure, course.target, unit, chance)}
    if status == "completed":
        row |= _proof(item, number, unit, period, course)
    # A repeated content is done for the period long before the year's quantity is: its share is left to the figures.
    if status != "completed" or figure >= course.target:
        row["percent_complete"] = _percent(figure, course.target)
    return row


def _entries() -> Mapping[str, Any]:
    return {entry["code"]: entry for entry in texts("progress")["item"]}


def _told(unit: Unit, item: PlanItem, period: Period) -> dict[str, Any] | None:
    for entry in texts("progress")["figure"]:
        if (entry["unit"], entry["item"], entry["period"]) == (unit.unit_code, item.item_code, period.code):
            return {name: value for name, value in entry.items() if name not in ("unit", "item", "period")}
    return None


def _course(entry: Mapping[str, Any], unit: Unit, chance: Chance) -> _Course:
    target = chance.pick(entry["targets"], "target", unit.unit_code, entry["code"])
    shares = list(entry["shares"])
    if target == 100:
        # Shares of a movement's target are never as round as a plan: some points of chance, growing all the same.
        shares = [
            s if s in (0.0, 1.0) else s - chance.number(8, "share", unit.unit_code, entry["code"]) / 100 for s in shares
        ]
    figures = [round(target * share) for share in shares]
    if entry["code"] not in _ALWAYS_DONE and chance.number(5, "short", unit.unit_code, entry["code"]) < 2:
        nearly = 86 + chance.number(12, "nearly", unit.unit_code, entry["code"]) if target == 100 else target - 1
        figures[-1] = max(figures[-2], nearly)
    return _Course(target, tuple(figures))


def _status(item: PlanItem, course: _Course, quarter: int) -> str:
    figure = course.figures[quarter]
    before = course.figures[quarter - 1] if quarter else 0
    if figure >= course.target:
        return "completed"
    if figure == 0:
        return "not_started"
    falls_due = item.repeats is Repeats.QUARTERLY or (item.repeats is Repeats.HALF_YEARLY and quarter % 2 == 1)
    return "completed" if falls_due and quarter < _LAST and figure > before else "in_progress"


def _percent(figure: float, target: int) -> float:
    return round(100 * figure / target, 1)


def _result(entry: Mapping[str, Any], quarter: int, figure: int, target: int, unit: Unit, chance: Chance) -> str:
    if quarter == _LAST and figure < target:
        wording = _STILL_GOING if figure else _NOT_BEGUN
    else:
        wording = chance.pick(entry["results"][quarter], "result", unit.unit_code, entry["code"], quarter)
    return str(wording).format(n=figure if target == 100 else f"{figure:02d}", m=f"{target:02d}")


def _proof(item: PlanItem, number: int, unit: Unit, period: Period, course: _Course) -> dict[str, object]:
    quarter = quarter_of(period)
    reached = course.reached_in()
    done_in = quarter if item.repeats is not Repeats.ONCE or reached is None else min(reached, quarter)
    begin = date(period.year, 3 * done_in + 1, 1)
    on = begin + timedelta(days=min(5 + int(2.7 * number), LAST_DAY_OF_WORK))
    if item.start_on and on < item.start_on:
        on = item.start_on + timedelta(days=7 + number)
    if item.repeats is Repeats.ONCE and item.due_on and on > item.due_on >= begin:
        on = item.due_on - timedelta(days=3)
    return {"completed_on": on, "evidence": f"{done_in * 22 + number + 3:02d}/BC-{unit.unit_code} ngày {on:%d/%m/%Y}"}


def _is_recent(row: Mapping[str, object]) -> bool:
    return not str(row["result"]).startswith("Đã hoàn thành trong")


def _unfinished(row: Mapping[str, object]) -> dict[str, object]:
    return {
        **row,
        "status": "in_progress",
        "completed_on": None,
        "evidence": None,
        "percent_complete": None,
        "result": "Đang tổng hợp số liệu, sẽ báo cáo bổ sung.",
    }
