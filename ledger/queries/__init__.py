"""The questions the program asks, one .sql file each, with $named parameters only."""

import re
from functools import cache
from pathlib import Path

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
