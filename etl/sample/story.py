"""Who sends what when, and who acts on it: the year, as far as the asked units and quarters go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from domain.clock import VIETNAM
from domain.periods import Period, parse_period_code
from domain.plan import Unit
from etl.sample.difficulties import told_acts, told_difficulties
from etl.sample.manifest import Step, in_order
from etl.sample.nominations import Nomination, moves_of
from etl.sample.records import records_of
from etl.sample.texts import texts

_MOVES_BEGIN, _BETWEEN_MOVES = time(13, 30), timedelta(seconds=20)
# Meetings and answers come up to two weeks after a quarter's end.
_AFTER_QUARTER = timedelta(days=14)


@dataclass(frozen=True)
class SentFile:
    """One workbook: whose, for which period, under which name, and how it was made."""

    unit_code: str
    period: Period
    name: str
    at: datetime
    own_layout: bool = False
    draft: bool = False

    @property
    def path(self) -> str:
        """Where it stands in the sample's folder."""
        return f"{self.period.code}/{self.name}"


def sent_files(units: Sequence[Unit], plan_ids: Sequence[str], periods: int) -> list[SentFile]:
    """Return the files of the asked units up to the asked quarter of 2023, in the order they are loaded."""
    known = {unit.unit_code for unit in units}
    files = [_sent(load["at"], entry) for load in texts("loads")["load"] for entry in load["files"]]
    told = {file.unit_code for file in files}
    files += _of_others([unit for unit in units if unit.unit_code not in told])
    wanted = [file for file in files if file.unit_code in known and str(file.period.year) in plan_ids]
    return sorted((file for file in wanted if _within(file, periods)), key=lambda file: file.at)


def steps_of(files: Sequence[SentFile], nominations: Sequence[Nomination], periods: int) -> tuple[Step, ...]:
    """Return every step of the year in order of time, none at the same instant as another."""
    last = _quarter_end(periods) + _AFTER_QUARTER
    paths = {file.path for file in files}
    sent = {(file.unit_code, file.period.code) for file in files}
    steps = [*_loads(files), *_acts(sent), *_moves(nominations, sent), *_records(nominations, sent)]
    steps += [_withdrawal(entry) for entry in texts("loads")["withdraw"] if entry["file"] in paths]
    return in_order([step for step in steps if step.at.date() <= last])


def person(who: str) -> tuple[str, str]:
    """Return name and role of "office", "leader" or "deputy"."""
    return texts("people")["leaders"][who], "office" if who == "office" else "leadership"


def _sent(at: datetime, entry: Mapping[str, Any]) -> SentFile:
    period = _period(entry["period"])
    return SentFile(
        unit_code=entry["unit"],
        period=period,
        name=entry.get("name", f"{entry['unit']}_{period.code}.xlsx"),
        at=at,
        own_layout=entry.get("layout") == "own",
        draft=entry.get("draft", False),
    )


def _of_others(units: Sequence[Unit]) -> list[SentFile]:
    """Units nothing is told of send every quarter, all on one day, two days before the deadline."""
    days = {"2023-Q1": (3, 23), "2023-Q2": (6, 16), "2023-Q3": (9, 21), "2023-Q4": (12, 7)}
    return [
        SentFile(
            unit.unit_code,
            _period(code),
            f"{unit.unit_code}_{code}.xlsx",
            datetime(2023, month, day, 8, 30, tzinfo=VIETNAM),
        )
        for code, (month, day) in days.items()
        for unit in units
        if unit.reports
    ]


def _period(code: str) -> Period:
    period = parse_period_code(code)
    if period is None:
        raise ValueError(code)
    return period


def _within(file: SentFile, periods: int) -> bool:
    return file.period.year < 2023 or file.period.ends_on <= _quarter_end(periods)


def _quarter_end(periods: int) -> date:
    return _period(f"2023-Q{min(max(periods, 1), 4)}").ends_on


def _loads(files: Sequence[SentFile]) -> list[Step]:
    by_instant: dict[datetime, list[str]] = {}
    for file in files:
        by_instant.setdefault(file.at, []).append(file.path)
    return [
        Step(at, *person("office"), "load", {"files": paths, "received_on": at.date()})
        for at, paths in by_instant.items()
    ]


def _withdrawal(entry: Mapping[str, Any]) -> Step:
    return Step(entry["at"], *person("office"), "withdraw", {"file": entry["file"], "reason": entry["reason"]})


def _acts(sent: set[tuple[str, str]]) -> list[Step]:
    told = {d.key: d for d in told_difficulties() if (d.unit_code, d.period) in sent}
    steps = []
    for act in told_acts():
        words = {name: value for name, value in act.items() if name not in ("at", "act", "by", "difficulty", "chair")}
        if "chair" in act:
            words["chair"] = person(act["chair"])[0]
        elif act["difficulty"] not in told:
            continue
        else:
            difficulty = told[act["difficulty"]]
            words["difficulty"] = {"unit": difficulty.unit_code, "description": difficulty.told["description"]}
            if "on_behalf_of" in act:
                words["on_behalf_of"] = person(act["on_behalf_of"])[0]
            if act["act"] == "direct":
                words.setdefault("responsible_unit", difficulty.unit_code)
        steps.append(Step(act["at"], *person(act["by"]), act["act"], words))
    return steps


def _moves(nominations: Sequence[Nomination], sent: set[tuple[str, str]]) -> list[Step]:
    moves = [
        (on, number, words)
        for nomination in nominations
        if (nomination.unit_code, nomination.period) in sent
        for number, (on, words) in enumerate(moves_of(nomination))
    ]
    steps = []
    count: dict[date, int] = {}
    # An office moves all at once of which it says the same.
    for on, _number, words in sorted(moves, key=lambda move: (move[0], move[1], _said(move[2]))):
        at = datetime.combine(on, _MOVES_BEGIN, VIETNAM) + _BETWEEN_MOVES * count.get(on, 0)
        count[on] = count.get(on, 0) + 1
        steps.append(Step(at, *person("office"), "move", words))
    return steps


def _said(words: Mapping[str, object]) -> str:
    return repr([(name, value) for name, value in words.items() if name != "nomination"])


def _records(nominations: Sequence[Nomination], sent: set[tuple[str, str]]) -> list[Step]:
    known = [nomination for nomination in nominations if (nomination.unit_code, nomination.period) in sent]
    return [
        Step(datetime.combine(on, at, VIETNAM), *person("office"), act, words)
        for on, at, act, words in records_of(known)
    ]
