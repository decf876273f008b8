"""The manifest: what happens in the invented year, step by step, so that it can be played into a ledger."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from etl.template import SAMPLE_MARK

MANIFEST_FILE = "manifest.json"


@dataclass(frozen=True)
class Step:
    """One act at one instant; `words` are what the act needs besides (see the keys in the file)."""

    at: datetime
    by_name: str
    by_role: str
    act: str
    words: Mapping[str, object]

    def entry(self) -> dict[str, object]:
        """Return the step as it stands in the file, without empty words."""
        said = {name: value for name, value in self.words.items() if value not in (None, "")}
        return {
            "at": self.at.isoformat(),
            "by": {"name": self.by_name, "role": self.by_role},
            "act": self.act,
            **said,
        }


@dataclass(frozen=True)
class Manifest:
    """Every step in order of time, and the files the steps speak of."""

    seed: int
    steps: tuple[Step, ...]
    files: tuple[str, ...]

    def write(self, folder: Path) -> None:
        """Write manifest.json into the folder."""
        content = {
            "sample": True,
            "mark": SAMPLE_MARK,
            "seed": self.seed,
            "steps": [step.entry() for step in self.steps],
        }
        text = json.dumps(content, ensure_ascii=False, indent=1, default=_day)
        (folder / MANIFEST_FILE).write_text(text + "\n", encoding="utf-8")


def in_order(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Return the steps in order of time, moved by seconds where two share an instant."""
    ordered: list[Step] = []
    for step in sorted(steps, key=lambda step: step.at):
        at = step.at
        if ordered and at <= ordered[-1].at:
            at = ordered[-1].at + timedelta(seconds=1)
        ordered.append(Step(at, step.by_name, step.by_role, step.act, step.words))
    return tuple(ordered)


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} can't stand in the manifest")
