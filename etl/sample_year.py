"""The sample year played into a ledger of its own: files, directions, moves and meetings, each at its own moment."""

import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from domain.people import Actor, Role
from etl.context import Context, read_context
from etl.load import Source, load
from etl.registers import DATA, load_registers
from etl.sample import write_sample
from etl.sample_nominations import (
    NOMINATION_STEPS,
    day,
    moved_together,
    play_nomination_step,
)
from etl.sample_numbers import Numbers, SampleBroken, difficulty_numbers, nomination_numbers
from etl.submit import Receipt
from etl.verdict import Chosen
from ledger import Ledger
from ledger.acts import withdraw
from ledger.beside import made_beside, put_in_place
from ledger.difficulty_acts import DifficultyStep, act_on_difficulty
from ledger.exclusive import exclusive
from ledger.meetings import close_meeting, open_meeting

PREPARED_BY = Actor("Văn phòng Sở (dữ liệu minh họa)", Role.OFFICE)
DIFFICULTY_EVENTS = {
    "direct": "directed",
    "answer": "answered",
    "resolve": "resolved",
    "reopen": "reopened",
    "pass_on": "passed_on",
    "remind": "reminded",
}
Progress = Callable[[float], None]


class _StepClock:
    """The instants of the manifest, a microsecond later at each asking so that no two acts share one."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def set(self, at: datetime) -> None:
        self._at = max(self._at, at)

    def __call__(self) -> datetime:
        self._at += timedelta(microseconds=1)
        return self._at


@dataclass(frozen=True)
class _Known:
    """The numbers the ledger gave to what the manifest names."""

    nominations: Numbers
    difficulties: Numbers


def create_sample_ledger(path: Path, progress: Progress = lambda share: None) -> Ledger:
    """Make a ledger marked as a sample and play the invented year into it; `progress` hears shares from 0 to 1.

    The file stands at `path` only once the whole year is in; until then it is made beside it. Raises LedgerError,
    SampleBroken or OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with exclusive(path):
        if path.exists():
            return Ledger.open(path)
        with made_beside(path) as making, tempfile.TemporaryDirectory(prefix="tdkt-") as folder:
            play(Path(folder), making.path, progress, generate=True)
            put_in_place(making, path)
    return Ledger.open(path)


def play(folder: Path, path: Path, progress: Progress = lambda share: None, *, generate: bool = False) -> Ledger:
    """Play a sample folder's manifest into a new sample ledger; with `generate` the folder is written first."""
    clock = _StepClock(datetime(2022, 1, 3, 1, 0))
    ledger = Ledger.create(path, sample=True, clock=clock)
    with ledger.kept_open():
        load_registers(ledger, PREPARED_BY, DATA)
        context = read_context(ledger)
        if generate:
            write_sample(folder, plans=context.plans, units=list(context.units.values()), awards=context.awards)
        _play_steps(ledger, context, folder, clock, progress)
    return ledger


def _play_steps(ledger: Ledger, context: Context, folder: Path, clock: _StepClock, progress: Progress) -> None:
    known = _Known(nomination_numbers(ledger), difficulty_numbers(ledger))
    steps = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["steps"]
    for number, step in moved_together(steps):
        clock.set(datetime.fromisoformat(step["at"]).astimezone(UTC).replace(tzinfo=None))
        _play_step(ledger, context, folder, step, known)
        progress(number / len(steps))


def _play_step(ledger: Ledger, context: Context, folder: Path, step: Mapping[str, Any], known: _Known) -> None:
    actor = Actor(step["by"]["name"], Role(step["by"]["role"]))
    act = step["act"]
    if act == "load":
        sources = [Source(Path(name).name, (folder / name).read_bytes) for name in step["files"]]
        receipt = Receipt(actor.name, date.fromisoformat(step["received_on"]))
        for _verdict in load(ledger, actor, sources, Chosen(), receipt):
            pass
    elif act == "withdraw":
        withdraw(ledger, actor, _submission(ledger, Path(step["file"]).name), step["reason"])
    elif act in DIFFICULTY_EVENTS:
        said = _said_of_difficulty(ledger, step)
        act_on_difficulty(ledger, actor, known.difficulties.of(step["difficulty"]), DIFFICULTY_EVENTS[act], said)
    elif act in NOMINATION_STEPS:
        play_nomination_step(ledger, actor, step, known.nominations)
    elif act == "meeting_open":
        plan_id, held_on = _meeting(step)
        open_meeting(ledger, actor, plan_id, held_on=held_on, chair=step.get("chair", ""), text=step.get("text", ""))
    elif act == "meeting_close":
        plan_id, held_on = _meeting(step)
        close_meeting(ledger, actor, plan_id, held_on=held_on, text=step.get("text", ""))
    else:
        raise SampleBroken(act)


def _meeting(step: Mapping[str, Any]) -> tuple[str, date]:
    held_on = date.fromisoformat(step["held_on"])
    return step.get("plan_id", str(held_on.year)), held_on


def _said_of_difficulty(ledger: Ledger, step: Mapping[str, Any]) -> DifficultyStep:
    at = datetime.fromisoformat(step["at"]).date()
    words = ("text", "document", "responsible_unit", "on_behalf_of", "form", "passed_to")
    return DifficultyStep(
        **{name: step.get(name, "") for name in words},
        on=day(step.get("on")) or at,
        due_on=day(step.get("due_on")),
        meeting_id=_meeting_held(ledger, step["meeting_on"]) if "meeting_on" in step else "",
    )


def _meeting_held(ledger: Ledger, day: str) -> str:
    meetings = ledger.rows("meetings_of_plan", plan_id=day[:4])
    found = [row["meeting_id"] for row in meetings if row["held_on"] == date.fromisoformat(day)]
    if not found:
        raise SampleBroken(day)
    return str(found[0])


def _submission(ledger: Ledger, file_name: str) -> str:
    found = ledger.rows("submission_by_file", file_name=file_name)
    if not found:
        raise SampleBroken(file_name)
    return str(found[0]["submission_id"])
