"""The questions the program asks, one .sql file each, with $named parameters only."""

import re
from functools import cache
from pathlib import Path

from domain.people import Role, Viewer

# The first line of a query that holds no person and no free text of a unit: registers, plans, totals.
FOR_EVERYBODY = "-- For everybody.\n"
# What the ledger itself binds in every query that names it: who looks.
WHO_LOOKS = frozenset({"only_unit", "outside"})
_HERE = Path(__file__).parent
_PARAMETER = re.compile(r"\$([a-z][a-z0-9_]*)")


@cache
def load_query(name: str) -> tuple[str, frozenset[str]]:
    """Return a query's text and its parameters' names; raises FileNotFoundError for a name without a file."""
    text = (_HERE / f"{name}.sql").read_text(encoding="utf-8")
    return text, frozenset(_PARAMETER.findall(text))


def query_names() -> list[str]:
    """Return the names of all queries in alphabetical order."""
    return sorted(path.stem for path in _HERE.glob("*.sql"))


def may_ask(viewer: Viewer, name: str) -> bool:
    """Tell whether somebody may ask that query; raises FileNotFoundError for a name without a file.

    The Office and leadership ask all of them, a unit those that keep to its own rows ($only_unit), everybody those that
    say so in their first line. Nobody else asks anything: a new query is closed until it says whom it is for.
    """
    text, wanted = load_query(name)
    if not viewer.outside or text.startswith(FOR_EVERYBODY):
        return True
    return viewer.role is Role.UNIT and "only_unit" in wanted
