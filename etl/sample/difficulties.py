"""Difficulties and directions of the invented year: what stands in which workbook, and under which number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.periods import Period, parse_period_code
from etl.sample.texts import texts

# Units that leave the sheet empty instead of writing "Không có"; the centre never writes it.
_SILENT = frozenset({("TTR", "2023-Q1"), ("TG", "2023-Q3"), ("VTLT", "2023-Q3"), ("CCVC", "2023-Q3")})
_NEVER_SAYS_NIL = "LTLS"
NIL = "Không có"
_CLOSING = ("resolve", "pass_on")
_FIELDS = ("item_code", "description", "cause", "severity", "proposal", "addressee", "raised_on", "resolve_by")


@dataclass(frozen=True)
class Difficulty:
    """One difficulty as told in difficulties.toml."""

    key: str
    unit_code: str
    period: str
    told: Mapping[str, Any]

    @property
    def plan_id(self) -> str:
        """The plan of the year it was raised in."""
        return self.period[:4]

    @property
    def is_refused(self) -> bool:
        """Whether its row has a cell that can't be taken: then it gets no number."""
        return bool(self.told.get("refused", False))

    def row(self, number: str = "") -> dict[str, object]:
        """Return its row, with the number the program gave it once there is one."""
        return {"difficulty_no": number, **{name: self.told.get(name) for name in _FIELDS}}


def told_difficulties() -> tuple[Difficulty, ...]:
    """Return every difficulty in the order of the file."""
    return tuple(
        Difficulty(entry["key"], entry["unit"], entry["period"], entry) for entry in texts("difficulties")["difficulty"]
    )


def told_acts() -> tuple[Mapping[str, Any], ...]:
    """Return what the Office and leadership do, in order of time."""
    return tuple(texts("acts")["act"])


def number_difficulties(loaded: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return key -> number for files (unit, period) in the order they are loaded: as the ledger gives them."""
    numbers: dict[str, str] = {}
    counts: dict[str, int] = {}
    for unit_code, period in loaded:
        for difficulty in told_difficulties():
            new = (difficulty.unit_code, difficulty.period) == (unit_code, period) and difficulty.key not in numbers
            if new and not difficulty.is_refused:
                count = counts[difficulty.plan_id] = counts.get(difficulty.plan_id, 0) + 1
                numbers[difficulty.key] = f"KK-{difficulty.plan_id}-{count:03d}"
    return numbers


def number_directions(numbered: Mapping[str, str]) -> dict[str, str]:
    """Return key -> number of its direction, in the order directions are given to difficulties that have a number."""
    numbers: dict[str, str] = {}
    counts: dict[str, int] = {}
    for act in told_acts():
        if act["act"] == "direct" and (number := numbered.get(act["difficulty"])):
            plan_id = number[3:7]
            counts[plan_id] = counts.get(plan_id, 0) + 1
            numbers[act["difficulty"]] = f"YK-{plan_id}-{counts[plan_id]:03d}"
    return numbers


@dataclass(frozen=True)
class Known:
    """The numbers the program gave, for printing in later workbooks."""

    difficulties: Mapping[str, str]
    directions: Mapping[str, str]


def difficulty_rows(
    unit_code: str, period: Period, at: datetime, known: Known, *, printed: bool
) -> list[dict[str, object]]:
    """Return the rows of a workbook sent at that time: old open difficulties (if `printed`), then the new ones."""
    own = [d for d in told_difficulties() if d.unit_code == unit_code and d.plan_id == str(period.year)]
    earlier = [d for d in own if printed and d.key in known.difficulties and _ended(d.period, period)]
    old = [d for d in earlier if _is_open(d.key, at)]
    rows = [d.row(known.difficulties[d.key]) for d in old] + [d.row() for d in own if d.period == period.code]
    if rows or unit_code == _NEVER_SAYS_NIL or (unit_code, period.code) in _SILENT:
        return rows
    return [{"description": NIL}]


def direction_rows(
    unit_code: str, period: Period, at: datetime, known: Known, names: Mapping[str, str]
) -> list[dict[str, object]]:
    """Return the directions printed for the unit at that time, with its answers once it has given them.

    `names`: code of a unit -> its short name.
    """
    rows: list[dict[str, object]] = []
    for act in told_acts():
        told = _of_key(act.get("difficulty", ""))
        if act["act"] != "direct" or told is None or act["at"] > at or not _is_open(told.key, at, reopened=False):
            continue
        if act.get("responsible_unit", told.unit_code) != unit_code or told.key not in known.directions:
            continue
        rows.append(
            {
                "direction_no": known.directions[told.key],
                "about": f"{known.difficulties[told.key]} ({names[told.unit_code]}): {told.told['description']}",
                "direction": act["text"],
                "direction_due_on": act["due_on"],
                **(_answer(told) if told.told.get("answered_in", "9999") <= period.code else {}),
            }
        )
    return rows


def _answer(difficulty: Difficulty) -> dict[str, object]:
    return {name: difficulty.told.get(name) for name in ("response", "response_status", "evidence")}


def _ended(code: str, period: Period) -> bool:
    told = parse_period_code(code)
    return told is not None and told.ends_on < period.ends_on


def _of_key(key: str) -> Difficulty | None:
    return next((difficulty for difficulty in told_difficulties() if difficulty.key == key), None)


def _is_open(key: str, at: datetime, *, reopened: bool = True) -> bool:
    acts: Sequence[str] = [act["act"] for act in told_acts() if act.get("difficulty") == key and act["at"] <= at]
    if not reopened and "reopen" in acts:
        return False
    ends = [act for act in acts if act in (*_CLOSING, "reopen")]
    return not ends or ends[-1] == "reopen"
