"""What is done with the ledger's cursor: a question asked by its name, one transaction, Ctrl+C as everywhere else."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

import duckdb

from domain.people import Viewer
from ledger.errors import NotForRole
from ledger.queries import load_query, may_ask

_INTERRUPTED = "Query interrupted"


@contextmanager
def interruptible() -> Iterator[None]:
    """Let Ctrl+C be what it is everywhere else: DuckDB makes it a RuntimeError of a query."""
    try:
        yield
    except RuntimeError as reason:
        if str(reason) == _INTERRUPTED:
            raise KeyboardInterrupt from reason
        raise


@contextmanager
def transaction(cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Keep everything the block does, or nothing of it."""
    cursor.execute("BEGIN")
    try:
        yield
        cursor.execute("COMMIT")
    except BaseException:
        # A failed COMMIT has taken everything back already, and a failed connection can't be asked any more.
        with suppress(duckdb.Error):
            cursor.execute("ROLLBACK")
        raise


def rows_of(
    cursor: duckdb.DuckDBPyConnection, query: str, viewer: Viewer, params: Mapping[str, object]
) -> list[dict[str, Any]]:
    """Return a query's rows as dicts, seen by a viewer."""
    return dicts(execute(cursor, query, viewer, params))


def dicts(result: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """Return the rows of what has just been asked, each under its columns' names."""
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, values, strict=True)) for values in result.fetchall()]


def execute(
    cursor: duckdb.DuckDBPyConnection, query: str, viewer: Viewer, params: Mapping[str, object]
) -> duckdb.DuckDBPyConnection:
    """Ask a query by its name, bound to who looks; raises NotForRole for one that isn't for them."""
    if not may_ask(viewer, query):
        raise NotForRole(query)
    text, wanted = load_query(query)
    bound = {**params, "only_unit": viewer.only_unit, "outside": viewer.outside}
    return cursor.execute(text, {name: bound[name] for name in wanted})
