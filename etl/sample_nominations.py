"""The sample year's acts on nominations, played from the manifest as the Office would do them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

from domain.people import Actor
from etl.sample_numbers import Numbers
from ledger import Ledger
from ledger.nomination_acts import Step, move_nominations
from ledger.nomination_each import Outcome, done_or_refused
from ledger.nomination_records import Ballot, Paper, record_council, record_papers
from ledger.nomination_rulings import Said, announce, override_rule


def _move(ledger: Ledger, actor: Actor, step: Mapping[str, Any], known: Numbers) -> Sequence[Outcome]:
    said = Step(
        text=step.get("text", ""),
        document=step.get("document", ""),
        on=day(step.get("on")) or _acted_on(step),
        reason=step.get("reason") or "",
        decision_no=step.get("decision_no") or "",
        decision_on=day(step.get("decision_on")),
    )
    return move_nominations(ledger, actor, known.of_all(step), step["state"], said)


def _council(ledger: Ledger, actor: Actor, step: Mapping[str, Any], known: Numbers) -> Sequence[Outcome]:
    totals = {name: step[name] for name in ("members", "present", "written", "votes_for")}
    which = step.get("council", "department")
    ballot = Ballot(**totals, held_on=day(step["held_on"]), document=step.get("document", ""), council=which)
    return record_council(ledger, actor, known.of_all(step), ballot)


def _paper(ledger: Ledger, actor: Actor, step: Mapping[str, Any], known: Numbers) -> Sequence[Outcome]:
    papers = [Paper(name) for name in step["papers"]]
    papers += [Paper(name, is_held=False) for name in step.get("lacking", [])]
    return record_papers(ledger, actor, known.of_all(step), papers, _acted_on(step))


def _override(ledger: Ledger, actor: Actor, step: Mapping[str, Any], known: Numbers) -> Sequence[Outcome]:
    said = Said(text=step["text"], on=_acted_on(step))
    return override_rule(ledger, actor, known.of_all(step), step["rule"], said)


def _announced(ledger: Ledger, actor: Actor, step: Mapping[str, Any], known: Numbers) -> Sequence[Outcome]:
    said = Said(document=step.get("document", ""), on=_acted_on(step))
    return announce(ledger, actor, known.of_all(step), date.fromisoformat(step["day"]), said)


_ACTS: dict[str, Callable[[Ledger, Actor, Mapping[str, Any], Numbers], Sequence[Outcome]]] = {
    "move": _move,
    "council": _council,
    "paper": _paper,
    "override": _override,
    "announced": _announced,
}
NOMINATION_STEPS = frozenset(_ACTS)


def moved_together(steps: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield every step and how many have come so far; moves in a row that say the same become one, as an office does.

    What is moved stands in `nominations`; the time is the first one's.
    """
    come = 0
    for _same, group in groupby(enumerate(steps), key=_said_with):
        told = [step for _number, step in group]
        come += len(told)
        moved = {"nominations": [step["nomination"] for step in told]} if told[0]["act"] == "move" else {}
        yield come, {**told[0], **moved}


def _said_with(numbered: tuple[int, Mapping[str, Any]]) -> object:
    number, step = numbered
    if step["act"] != "move":
        return number
    words = {name: value for name, value in step.items() if name not in ("at", "nomination")}
    return repr(sorted((*words.items(), ("day", step["at"][:10])), key=repr))


def play_nomination_step(ledger: Ledger, actor: Actor, step: Mapping[str, Any], known: Numbers) -> None:
    """Play one step of NOMINATION_STEPS; raises SampleBroken, and ActRefused for what the ledger doesn't allow."""
    for outcome in _ACTS[step["act"]](ledger, actor, step, known):
        done_or_refused(outcome)


def day(text: str | None) -> date | None:
    """Return the day an ISO text names, None for none."""
    return date.fromisoformat(text) if text else None


def _acted_on(step: Mapping[str, Any]) -> date:
    return datetime.fromisoformat(step["at"]).date()
