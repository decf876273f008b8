"""What lies in the drop field and the verdicts on it: each file is judged anew only when something changed."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

import streamlit as st

from etl.difference import Answers, SheetChange, difference
from etl.load import Source, check
from etl.verdict import Chosen, Verdict, without_rows
from ledger import Ledger, LedgerError
from ui import data
from ui.language import _
from ui.plain import plain

QUESTIONS = "intake_questions"
_CHOICES, _JUDGED = "intake_choices", "intake_judged"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Dropped:
    """One file that lies in the drop field; `key` tells it from another of the same name."""

    key: str
    source: Source

    @property
    def chosen(self) -> Chosen:
        """What the person said of the file; nothing, unless asked. Whoever is of a unit hands in for that unit."""
        return _choices().get(self.key, Chosen(unit_code=data.viewer().only_unit))

    def choose(self, chosen: Chosen) -> None:
        """Keep what the person says of the file; the next run judges it again."""
        _choices()[self.key] = chosen


@dataclass
class Judged:
    """A dropped file with its verdict, and what was worked out from it since: changes, files to hand back."""

    file: Dropped
    verdict: Verdict
    answers: Answers
    made: dict[Any, Any] = field(default_factory=dict, repr=False)

    @property
    def key(self) -> str:
        """The dropped file's key."""
        return self.file.key

    @property
    def changes(self) -> list[SheetChange] | None:
        """What loading it would change; None where that can't be told. Raises LedgerError."""
        # Taking an earlier file with the same bytes out of the drop makes a repetition the first.
        asked = ("changes", self.verdict.repeats_earlier)
        if asked not in self.made:
            self.made[asked] = _compared(data.ledger(), self.verdict, self.answers)
        found: list[SheetChange] | None = self.made[asked]
        return found

    def whole(self) -> Verdict:
        """The verdict with the file's bytes, taken from the drop field again."""
        return replace(self.verdict, content=self.file.source.content())


def judge_all(dropped: Sequence[Dropped]) -> list[Judged]:
    """Return the verdicts in the order of the drop, those kept from before and new ones; tells how far it is."""
    version = data.ledger().version()
    held: dict[Any, Judged] = st.session_state.get(_JUDGED, {})
    keys = [(file.key, file.chosen, version) for file in dropped]
    wanting = [file for file, key in zip(dropped, keys, strict=True) if key not in held]
    if wanting:
        held = {key: held[key] for key in keys if key in held}
        answers = next((judged.answers for judged in held.values()), None) or Answers(data.ledger())
        # Kept one by one: who clicks while files are being judged starts a new run, and it goes on from there.
        st.session_state[_JUDGED] = held
        for file, verdict in _verdicts(wanting):
            held[file.key, file.chosen, version] = Judged(file, without_rows(verdict), answers)
    judged = [held[key] for key in keys]
    _mark_repetitions(judged)
    return judged


def forget_all() -> None:
    """Forget verdicts and answers: the drop field is empty again."""
    for name in (_JUDGED, _CHOICES, QUESTIONS):
        st.session_state[name] = {}


def _verdicts(files: Sequence[Dropped]) -> Iterator[tuple[Dropped, Verdict]]:
    bar = st.progress(0.0)
    number = 0
    for chosen, group in groupby(files, key=lambda file: file.chosen):
        same = list(group)
        verdicts = check(data.ledger(), [file.source for file in same], chosen)
        for file in same:
            told = _("Đang kiểm tra tệp {k}/{n}: {name}").format(k=number + 1, n=len(files), name=file.source.name)
            bar.progress(number / len(files), text=plain(told))
            yield file, next(verdicts)
            number += 1
    bar.empty()


def _mark_repetitions(judged: Sequence[Judged]) -> None:
    seen: set[tuple[object, ...]] = set()
    for verdict in (file.verdict for file in judged):
        units = tuple(unit.unit_code for unit in verdict.units)
        mark = (verdict.sha256, verdict.period, units)
        verdict.repeats_earlier = verdict.anything_in and mark in seen
        seen.add(mark)


def _compared(ledger: Ledger, verdict: Verdict, answers: Answers) -> list[SheetChange] | None:
    try:
        return difference(ledger, verdict, answers)
    except LedgerError:
        raise
    except Exception:  # noqa: BLE001 - nobody foresaw it: logged, and the other files of the drop go on
        _log.exception("%s could not be compared with the ledger", verdict.name)
        return None


def _choices() -> dict[str, Chosen]:
    held: dict[str, Chosen] = st.session_state.setdefault(_CHOICES, {})
    return held
