"""What changed between two pictures of a plan, one row a change, with its states as they look."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from domain import looks
from domain.changes import Change, Subject, compare, counted
from domain.looks import Look, Looks
from reports.rows import day_of, whole_of

FAMILIES: dict[str, Looks] = {
    "item": looks.PROGRESS,
    "difficulty": looks.DIFFICULTY,
    "nomination": looks.NOMINATION,
    "report": looks.REPORTING,
}
_TOLD = ("number", "unit_name", "subject", "award", "due_on", "changed_on", "submission_id", "sheet", "source_row")


@dataclass(frozen=True)
class Changes:
    """The changes between two days: `rows` with kind, row_key, subject_kind, before, after and what tells of them.

    before and after are codes of `looks`; `counts` says how many there are of each kind.
    """

    rows: tuple[dict[str, Any], ...]
    looks: Looks
    counts: Mapping[str, int]


def changes_between(
    before: Iterable[Mapping[str, Any]],
    after: Iterable[Mapping[str, Any]],
    days: tuple[date, date],
    say: Callable[[str], str],
) -> Changes:
    """Compare two answers to the query `picture`, at the ends of two days; `say` gives words their language."""
    old, new = list(before), list(after)
    changes = compare(map(_subject, old), map(_subject, new), days)
    # What is known last of a subject tells of it; a vanished one is known from before.
    known = {(row["kind"], row["key"]): row for row in (*old, *new)}
    words: dict[str, Look] = {}
    rows = tuple(_row(change, known[change.subject.kind, change.subject.key], words, say) for change in changes)
    return Changes(rows, tuple(words.values()), counted(changes))


def _subject(row: Mapping[str, Any]) -> Subject:
    return Subject(row["kind"], row["key"], row["state"], day_of(row["due_on"]), whole_of(row["k"]) or 0)


def _row(change: Change, known: Mapping[str, Any], words: dict[str, Look], say: Callable[[str], str]) -> dict[str, Any]:
    units = whole_of(known["n"])
    return {
        "kind": change.kind,
        "subject_kind": known["kind"],
        "row_key": f"{known['kind']}|{known['key']}",
        "before": _state(change.before, units, words, say),
        "after": _state(change.after, units, words, say),
        **{name: known[name] for name in _TOLD},
    }


def _state(subject: Subject | None, units: int | None, words: dict[str, Look], say: Callable[[str], str]) -> str | None:
    """The code of the state's look; two families may use one code, and a shared item says k/n beside the word."""
    if subject is None:
        return None
    look = next(look for look in FAMILIES[subject.kind] if look.code == subject.state)
    share = "" if units is None else f"{subject.reached}/{units}"
    code = f"{subject.kind} {subject.state} {share}"
    words[code] = replace(look, code=code, label=f"{say(look.label)} {share}".strip())
    return code
