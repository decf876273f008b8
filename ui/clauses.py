"""The plan's state by its own clauses, drawn once for a state of the ledger."""

import pandas as pd

from ui import charts, status
from ui.data import fetch
from ui.filters import Chosen
from ui.language import _
from ui.once import once_a_state


def items(chosen: Chosen) -> pd.DataFrame:
    """Return an item a row with its clause, number, subject and status, each counted once as `n`."""
    names = {"state": "status", "item_code": "number", "title": "subject"}
    return fetch("items", **chosen.asked, kind=None).rename(columns=names).assign(n=1)


def named(clauses: "pd.Series[str]") -> list[str]:
    """Return the clauses as they are read."""
    return [_("Mục {clause}").format(clause=clause) for clause in clauses]


@once_a_state
def bars(chosen: Chosen) -> charts.Settled:
    """Return a bar a clause with how many items are in which state."""
    found = items(chosen)
    figure = charts.stacked_status(found.assign(clause=named(found["clause"])), "clause", status.PROGRESS)
    return charts.Settled(figure)
