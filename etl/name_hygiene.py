"""Names that a decision should write otherwise: shown before and after for the Office to consent, never changed."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.folding import clean
from domain.people import bare_name
from domain.person_names import capitalised
from domain.subjects import INDIVIDUAL
from etl.context import Context
from texts import N_

CAPITALS, SMALL, TITLED, OFFICIAL = "capitals", "small", "titled", "official"
REASONS = {
    CAPITALS: N_("viết hoa toàn bộ"),
    SMALL: N_("không viết hoa chữ đầu"),
    TITLED: N_("cách gọi hoặc học vị nằm trong ô họ tên"),
    OFFICIAL: N_("khác tên đơn vị trong danh mục"),
}
Ask = Callable[..., list[dict[str, Any]]]


@dataclass(frozen=True)
class NameProposal:
    """A name as it stands and as it would stand, why, and the mentions (rows of `person_mentions`) that write it so."""

    before: str
    after: str
    why: str
    unit_code: str
    unit_name: str
    mentions: tuple[Mapping[str, Any], ...]


def proposed_names(ask: Ask, context: Context) -> tuple[NameProposal, ...]:
    """Return the names of nominees and staff that would better be written otherwise, by unit.

    `ask` asks a query by its name, as `Ledger.rows` does. Raises LedgerError.
    """
    groups: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for row in ask("person_mentions"):
        # What a decision of the past says is as it is.
        if row["source"] != "award_history" and row["name"]:
            groups[row["unit_code"], row["name"]].append(row)
    found = (_proposal(rows, context) for rows in groups.values())
    return tuple(proposal for proposal in found if proposal)


def _proposal(rows: Sequence[Mapping[str, Any]], context: Context) -> NameProposal | None:
    row = rows[0]
    before = str(row["name"])
    after, why = better(before, context, is_person=row["nominee_kind"] == INDIVIDUAL)
    if not why:
        return None
    return NameProposal(before, after, why, row["unit_code"], row["unit_name"], tuple(rows))


def better(name: str, context: Context, *, is_person: bool) -> tuple[str, str]:
    """Return a name as it would stand in a decision, and why it should ("" where it stands well)."""
    typed = clean(name)
    if not is_person:
        unit = context.unit_named(typed)
        return (unit.name, OFFICIAL) if unit and unit.name != typed else (typed, "")
    bare = bare_name(typed)
    after = capitalised(bare)
    if after != bare:
        return after, CAPITALS if bare.isupper() else SMALL
    return (after, TITLED) if bare != typed else (typed, "")
