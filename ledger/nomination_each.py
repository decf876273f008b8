"""What every act on nominations shares: one transaction for one or many, a refusal of one keeping back no other."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.people import Actor, Role
from domain.states import NOMINATION_STATES
from ledger.errors import ActRefused
from ledger.one_act import Act
from ledger.rows import Row
from ledger.store import Ledger
from texts import N_

UNKNOWN_NOMINATION = N_("Không có hồ sơ nào mang số {number}. Hãy xem lại số trên trang Đề nghị khen thưởng.")
OFFICE_ONLY = N_("Việc này do Văn phòng hoặc Lãnh đạo Sở ghi. Hãy chuyển cho người có thẩm quyền.")

Nomination = Mapping[str, Any]
Since = Sequence[Mapping[str, Any]]
# The rows to append for a nomination, told what others did about it since the person looked; raises ActRefused.
RowsOf = Callable[[Nomination, Since], list[Row]]


@dataclass(frozen=True)
class Seen:
    """What a person had before the eyes when deciding: the number of the last act on the nomination, and its state."""

    act_no: int
    state: str


@dataclass(frozen=True)
class Outcome:
    """What came of an act for one nomination: the refusal if there is one, and what others did since it was `Seen`."""

    nomination_no: str
    refusal: ActRefused | None = None
    meanwhile: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class Work:
    """What an act does for each of its nominations: the table it appends to, how it begins, what the trail tells."""

    table: str
    begin: Callable[[Act, Sequence[Nomination]], RowsOf]
    detail: Mapping[str, object]


NOBODY_LOOKED: Mapping[str, Seen] = {}


class _NothingDone(Exception):
    """Every nomination of an act was refused: it leaves nothing behind."""


def act_on_each(
    ledger: Ledger,
    actor: Actor,
    verb: str,
    nomination_nos: Sequence[str],
    work: Work,
    seen: Mapping[str, Seen] = NOBODY_LOOKED,
) -> tuple[Outcome, ...]:
    """Run one act for several nominations: what is refused of one keeps back none of the others."""
    outcomes: list[Outcome] = []
    rows: list[Row] = []
    try:
        with ledger.act(actor, verb) as act:
            known = _known(act, nomination_nos)
            rows_of = work.begin(act, [*known.values()])
            for number in dict.fromkeys(nomination_nos):
                try:
                    if number not in known:
                        raise ActRefused(UNKNOWN_NOMINATION, number=number)
                    meanwhile = _since(act, known[number], seen.get(number))
                    rows += rows_of(known[number], meanwhile)
                    outcomes.append(Outcome(number, meanwhile=tuple(meanwhile)))
                except ActRefused as refusal:
                    outcomes.append(Outcome(number, refusal))
            if not rows:
                raise _NothingDone
            act.append(work.table, rows)
            act.subject = ", ".join(outcome.nomination_no for outcome in outcomes if not outcome.refusal)
            act.detail.update(work.detail)
    except _NothingDone:
        pass
    return tuple(outcomes)


def done_or_refused(outcome: Outcome) -> Outcome:
    """Return the outcome of an act on one nomination; raises its ActRefused."""
    if outcome.refusal:
        raise outcome.refusal
    return outcome


def by_nomination(rows: Iterable[Mapping[str, Any]]) -> defaultdict[str, list[Mapping[str, Any]]]:
    """Return rows by the nomination_id they name, in their order; nothing for one that none names."""
    found: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["nomination_id"]].append(row)
    return found


def ids_of(nominations: Sequence[Nomination]) -> list[str]:
    """Return the nomination_id of each."""
    return [nomination["nomination_id"] for nomination in nominations]


def last_numbers(act: Act, nominations: Sequence[Nomination]) -> dict[str, Mapping[str, Any]]:
    """Return by nomination_id the last number of a result, a paper and a ruling; nought where there is none."""
    return {row["nomination_id"]: row for row in act.rows("nomination_last_numbers", ids=ids_of(nominations))}


def label_of(state: str) -> str:
    """Return the words for a state."""
    return NOMINATION_STATES.label(state)


def says_something(text: str) -> bool:
    """Tell whether a text has a letter or a number in it."""
    return any(sign.isalnum() for sign in text)


def _known(act: Act, nomination_nos: Sequence[str]) -> dict[str, Nomination]:
    ids = [row["nomination_id"] for row in act.rows("nomination_ids", numbers=list(nomination_nos))]
    now = act.rows("nomination_now", nomination_id=ids[0]) if len(ids) == 1 else act.rows("nominations_now", ids=ids)
    return {row["nomination_no"]: row for row in now}


def _since(act: Act, nomination: Nomination, seen: Seen | None) -> Since:
    if seen is None:
        return []
    return act.rows("nomination_acts_since", nomination_id=nomination["nomination_id"], act_no=seen.act_no)


def must_be_inside(actor: Actor) -> None:
    """Refuse what only the Office and leadership record; raises ActRefused."""
    if actor.role not in (Role.OFFICE, Role.LEADERSHIP):
        raise ActRefused(OFFICE_ONLY)
