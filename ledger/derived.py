"""Views that many others stand on, worked out once for a state of the ledger and a day, and kept by this process.

DuckDB plans and computes a view anew wherever it is named; for views ten deep that is most of the time of a question. A
relation registered on a cursor stands before the view of the same name, in the views above it too.
"""

import re
from collections import OrderedDict
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb

from ledger.ddl import sql_text

# In the order in which they stand on one another: rows for difficulties, nominations, items in units.
DERIVED = (
    "current_difficulties",
    "directions",
    "current_nominations",
    "shown_difficulties",
    "shown_directions",
    "shown_nominations",
    "nomination_board",
    "open_difficulties",
    "item_unit_states",
    "contradictions",
    "occurrence_units",
    "expected_rows",
)
# Of the others there are rows for each period or each item in each unit: who asks about one plan waits for it alone.
OF_ONE_PLAN = frozenset(DERIVED) - {"current_difficulties", "directions", "current_nominations"}
# Of the ledger, the day and a plan: the present, the days being compared, and some looked back at.
_STATES_KEPT = 16
# A query that compares plans names one of them and wants all.
SEVERAL_PLANS = "-- Of several plans."
_VIEW = re.compile(r"CREATE OR REPLACE VIEW (\w+) AS(.*?);\n", re.DOTALL)
_NAME = re.compile(r"\w+")

_kept: OrderedDict[tuple[Any, ...], dict[str, Any]] = OrderedDict()
_lock = Lock()
# Held by who works something out: many who ask the same at once wait for it, outside the file.
WORKING = Lock()


def stand_in(cursor: duckdb.DuckDBPyConnection, query: str, state: tuple[Any, ...], plan_id: object = None) -> bool:
    """Put what is kept of `state` in the place of the views that the query stands on; tell whether all of it is there.

    `state` names the file, its version and the day; the cursor must already speak of that day. A query about one plan
    names it in `plan_id`; without it all plans stand there.
    """
    wanted = needed(query)
    kept = {name: view for name in wanted if (view := _of(state, _part(query, name, plan_id)).get(name)) is not None}
    for name, view in kept.items():
        cursor.register(name, view)
    return len(kept) == len(wanted)


def work_out(cursor: duckdb.DuckDBPyConnection, query: str, state: tuple[Any, ...], plan_id: object = None) -> None:
    """Work out the first of what the query stands on and is not kept yet: one at a time, others get in between."""
    stand_in(cursor, query, state, plan_id)
    for name in needed(query):
        part = _part(query, name, plan_id)
        held = _of(state, part)
        if name not in held:
            script = sql_text("schema", "whole_view" if part is None else "view_of_plan").format(view=name)
            held[name] = cursor.execute(script, None if part is None else {"plan_id": part}).to_arrow_table()
            return


def _part(query: str, name: str, plan_id: object) -> object:
    return plan_id if name in OF_ONE_PLAN and SEVERAL_PLANS not in query else None


def _of(state: tuple[Any, ...], part: object) -> dict[str, Any]:
    key = (*state, part)
    with _lock:
        held = _kept.setdefault(key, {})
        _kept.move_to_end(key)
        while len(_kept) > _STATES_KEPT:
            _kept.popitem(last=False)
        return held


@cache
def needed(query: str) -> tuple[str, ...]:
    """Return which of DERIVED the text of a query stands on, directly or through other views, in their order."""
    views = _bodies()
    met: set[str] = set()
    waiting = set(_NAME.findall(query)) & views.keys()
    while waiting:
        name = waiting.pop()
        met.add(name)
        waiting |= set(_NAME.findall(views[name])) & views.keys() - met
    return tuple(name for name in DERIVED if name in met)


@cache
def _bodies() -> dict[str, str]:
    files = sorted((Path(__file__).parent / "views").glob("*.sql"))
    return dict(match for path in files for match in _VIEW.findall(path.read_text(encoding="utf-8")))
