"""What changed between two pictures of the ledger: moved forward, fell back, appeared, vanished, came due."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.choices import Choice, Option

CHANGE_KINDS = Choice(
    "change_kind",
    (
        Option("back", "Lùi lại"),
        Option("came_due", "Đến hạn, chưa xong"),
        Option("vanished", "Không còn"),
        Option("appeared", "Mới phát sinh"),
        Option("forward", "Tiến lên"),
    ),
)

SUBJECT_KINDS = Choice(
    "subject_kind",
    (
        Option("item", "Nội dung"),
        Option("difficulty", "Khó khăn"),
        Option("nomination", "Hồ sơ"),
        Option("report", "Báo cáo"),
    ),
)

# Of each kind of subject its states from the one that gives most concern to the one where nothing is left to do:
# whatever comes later in the list lies further forward.
ORDERS: dict[str, tuple[str, ...]] = {
    "item": (
        *("overdue", "at_risk", "not_reported", "to_mend", "not_applicable", "not_due", "not_arisen", "shared"),
        *("on_track", "completed_late", "completed"),
    ),
    "difficulty": ("reported", "passed_on", "directed", "answered", "resolved"),
    "nomination": (
        *("revoked", "withdrawn", "ineligible", "returned", "registered", "proposed", "received"),
        *("eligible", "council_done", "submitted", "declined", "decided"),
    ),
    "report": ("missing", "expected", "late", "on_time"),
}

# States that a deadline no longer touches: what was owed is there, or will not come.
FINISHED: dict[str, frozenset[str]] = {
    "item": frozenset({"completed", "completed_late", "not_applicable"}),
    "difficulty": frozenset({"answered", "resolved", "passed_on"}),
    "nomination": frozenset({"decided", "declined", "withdrawn", "revoked"}),
    "report": frozenset({"on_time", "late"}),
}

# Work that comes back every quarter or half-year: after a finished round these only say that the next has begun.
NEXT_ROUND: dict[str, frozenset[str]] = {"item": frozenset({"not_due", "not_arisen", "shared", "on_track"})}


@dataclass(frozen=True)
class Subject:
    """One thing a picture holds, by `kind` (a code of SUBJECT_KINDS) and `key`, with its state on that picture's day.

    `reached` is how many units are through with what all of them share; within one state, more of them is forward.
    """

    kind: str
    key: str
    state: str
    due_on: date | None = None
    reached: int = 0


@dataclass(frozen=True)
class Change:
    """What became of one subject; `before` is None for what appeared, `after` for what vanished."""

    kind: str
    before: Subject | None
    after: Subject | None

    @property
    def subject(self) -> Subject:
        """The subject as it is known last; raises ValueError for a change without one."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change of nothing")
        return found


def compare(
    before: Iterable[Subject], after: Iterable[Subject], between: tuple[date, date] | None = None
) -> list[Change]:
    """Return one change for each subject that differs, in the order of `after`, then what vanished.

    `between` holds the days of the two pictures: what fell due after the first and up to the second day and is not
    finished came due, whatever else happened to it. Raises ValueError for a state that no order holds.
    """
    old = _by_name(before)
    new = _by_name(after)
    found = [_change(old.get(name), subject, between) for name, subject in new.items()]
    gone = [Change("vanished", subject, None) for name, subject in old.items() if name not in new]
    return [*(change for change in found if change is not None), *gone]


def counted(changes: Iterable[Change]) -> Mapping[str, int]:
    """Return how many changes there are of each kind, 0 included, in the order of need."""
    counts = {option.code: 0 for option in CHANGE_KINDS.options}
    for change in changes:
        counts[change.kind] += 1
    return counts


def _by_name(picture: Iterable[Subject]) -> dict[tuple[str, str], Subject]:
    return {(subject.kind, subject.key): subject for subject in picture}


def _change(before: Subject | None, after: Subject, between: tuple[date, date] | None) -> Change | None:
    if between is not None and _came_due(after, *between):
        return Change("came_due", before, after)
    if before is None:
        return Change("appeared", None, after)
    old, new = _place(before), _place(after)
    if old == new or _next_round(before, after) or _next_round(after, before):
        return None
    return Change("forward" if new > old else "back", before, after)


def _place(subject: Subject) -> tuple[int, int]:
    return ORDERS[subject.kind].index(subject.state), subject.reached


def _came_due(subject: Subject, since: date, until: date) -> bool:
    if subject.due_on is None or subject.state in FINISHED[subject.kind]:
        return False
    return since < subject.due_on <= until


def _next_round(earlier: Subject, later: Subject) -> bool:
    if earlier.state not in FINISHED[earlier.kind] or later.state not in NEXT_ROUND.get(later.kind, frozenset()):
        return False
    return earlier.due_on is not None and later.due_on is not None and earlier.due_on < later.due_on
