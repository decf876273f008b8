"""The version of a ledger: another one whenever one of its answers may be, and not with every row of the trail.

A quiet act leaves nothing but its row of the trail, so that no figure becomes another one by it (`domain/acts.py`).
"""

from collections import defaultdict
from dataclasses import dataclass

import duckdb

from domain.people import WHOLE_DEPARTMENT
from ledger.asking import interruptible, rows_of
from ledger.errors import LedgerAway, LedgerBusy
from ledger.gate import PATIENCE, AnyGate

# So long who knows an answer waits for news of a file that another process holds: longer than a burst and its rest.
WAIT_FOR_NEWS = 1.0

Version = tuple[int | str | None, ...]
_Stamp = tuple[int, ...]


@dataclass(frozen=True)
class _Known:
    """What the ledger said last, and how it stood and how many changes were made here before it was asked."""

    stamp: _Stamp
    changes: int
    version: Version


_known: dict[AnyGate, _Known] = {}
_changes: defaultdict[AnyGate, int] = defaultdict(int)  # by this process; written in the exclusive section only


def changed(gate: AnyGate) -> None:
    """Note that this process changed the ledger: files written twice within one tick of the clock look the same."""
    _changes[gate] += 1


def changes_here() -> int:
    """Return how often this process has changed a ledger, whichever."""
    return sum(_changes.values())


def identity_of(gate: AnyGate) -> Version:
    """Return what tells the ledger behind that gate from another one put in its place; () where there is none.

    Raises LedgerError, but not for a lake's server that is away where it was known before.
    """
    try:
        return gate.stamp()[:1]
    except LedgerAway:
        if gate not in _known:
            raise
        return _known[gate].stamp[:1]


def version_of(gate: AnyGate, cursor: duckdb.DuckDBPyConnection | None = None) -> Version:
    """Return the version of the ledger behind that gate, or as a cursor sees it; () where there is none.

    Raises LedgerError. The ledger is asked only after it changed. While another process holds a file that changed, or
    the server of a lake is away, the version known before is told again, unless this process itself has changed the
    ledger since.
    """
    known, changes = _known.get(gate), _changes[gate]
    try:
        # Looked at before asking: what is written after that makes the next look another one.
        stamp = gate.stamp(cursor)
    except LedgerAway:
        if known is None or known.changes != changes:
            raise
        return known.version
    if known and (known.changes, known.stamp) == (changes, stamp):
        return known.version
    if not stamp:
        return ()
    is_known = known is not None and (known.changes, known.stamp[0]) == (changes, stamp[0])
    try:
        if cursor is not None:
            newest = _newest(cursor)
        else:
            with interruptible(), gate.cursor(patience=WAIT_FOR_NEWS if is_known else PATIENCE) as one:
                newest = _newest(one)
    except (LedgerBusy, LedgerAway):
        if known is None or not is_known:
            raise
        return known.version
    # With the ledger's own number: a copy put in its place is another ledger, however much it says the same.
    version = (stamp[0], *newest)
    _known[gate] = _Known(stamp, changes, version)
    return version


def _newest(cursor: duckdb.DuckDBPyConnection) -> Version:
    [newest] = rows_of(cursor, "newest_change", WHOLE_DEPARTMENT, {})
    return tuple(newest.values())
