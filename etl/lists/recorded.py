"""The ledger's own nominations as one of the lists."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from domain.folding import clean
from domain.people import bare_name
from domain.states import NOMINATION_ENDED, NOMINATION_STATES
from etl.context import Context
from etl.lists.meanings import Meanings
from etl.lists.model import IN_LEDGER, Mention, NomineeList, Place, Unread
from etl.lists.one_line import post_and_unit
from etl.lists.people import mention
from texts import N_

NOT_NOW = N_("{text}, nên không so sánh.")
# A nomination sent back is with its unit until it comes again; one registered is no proposal yet.
LEFT_OUT = frozenset({"registered", "returned", *NOMINATION_ENDED})
Ask = Callable[..., list[dict[str, Any]]]


def recorded_list(ask: Ask, context: Context, plan_id: str, unit_code: str | None = None) -> NomineeList:
    """Return the nominations of a plan (of one unit) that the ledger has, as of what `ask` speaks for.

    `ask` asks a query by its name, as `Ledger.rows` does; raises LedgerError.
    """
    meanings = Meanings(context)
    rows = ask("listed_nominations", plan_id=plan_id, unit_code=unit_code)
    counted = tuple(_mention(row, meanings) for row in rows if row["state"] not in LEFT_OUT)
    aside = (_aside(state, [row for row in rows if row["state"] == state]) for state in sorted(LEFT_OUT))
    return NomineeList("", "ledger", counted, tuple(filter(None, aside)), unit_code)


def _mention(row: Mapping[str, Any], meanings: Meanings) -> Mention:
    position, _, _, _ = post_and_unit([clean(row["position"])] if row["position"] else [], meanings.context)
    facts = {
        "honorific": row["honorific"] or "",
        "birth_year": row["birth_year"],
        "position": position,
        "unit_code": row["unit_code"],
        "unit": row["unit"],
        "ground": "|".join(filter(None, (row["commendation_kind"], row["item_code"]))),
    }
    name, place = clean(bare_name(row["nominee_name"])), Place(IN_LEDGER, row["nomination_no"])
    return mention(name, row["award_code"], row["nominee_kind"], {"nominee_name": place}, facts, meanings)


def _aside(state: str, rows: Sequence[Mapping[str, Any]]) -> Unread | None:
    """Return the nominations in a state in which they are not compared, together."""
    if not rows:
        return None
    names = ", ".join(row["nominee_name"] for row in rows)
    place = Place(IN_LEDGER, ", ".join(row["nomination_no"] for row in rows))
    return Unread(place, f"{NOMINATION_STATES.label(state)} ({names})", NOT_NOW)
