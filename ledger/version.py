"""The version of a ledger: another one whenever one of its answers may be, and not with every row of the trail.

A quiet act leaves nothing but its row of the trail, so that no figure becomes another one by it (`domain/acts.py`).
"""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from domain.people import WHOLE_DEPARTMENT
from ledger.asking import interruptible, rows_of
from ledger.errors import LedgerBusy
from ledger.gate import PATIENCE, Gate

# So long who knows an answer waits for news of a file that another process holds: longer than a burst and its rest.
WAIT_FOR_NEWS = 1.0

Version = tuple[int | str | None, ...]
_Stamp = tuple[int, int, int]
_NO_FILE: _Stamp = (0, 0, 0)


@dataclass(frozen=True)
class _Known:
    """What the ledger said last, and how its files stood and how many changes were made here before it was asked."""

    file: _Stamp
    log: _Stamp
    changes: int
    version: Version


_known: dict[Gate, _Known] = {}
_changes: defaultdict[Gate, int] = defaultdict(int)  # by this process; written in the exclusive section only


def changed(gate: Gate) -> None:
    """Note that this process changed the ledger: files written twice within one tick of the clock look the same."""
    _changes[gate] += 1


def changes_here() -> int:
    """Return how often this process has changed a ledger, whichever."""
    return sum(_changes.values())


def version_of(gate: Gate) -> Version:
    """Return the version of the ledger behind that gate; () where there is none. Raises LedgerError.

    The ledger is asked only after its files changed. While another process holds a file that changed, the version
    known before is told again, unless this process itself has changed the ledger since.
    """
    # Looked at before asking: what is written after that makes the next look another one.
    changes, file, log = _changes[gate], _stamp(gate.path), _stamp(log_of(gate.path))
    known = _known.get(gate)
    if known and (known.changes, known.file, known.log) == (changes, file, log):
        return known.version
    if file == _NO_FILE:
        return ()
    is_known = known is not None and (known.changes, known.file[0]) == (changes, file[0])
    try:
        with interruptible(), gate.cursor(patience=WAIT_FOR_NEWS if is_known else PATIENCE) as cursor:
            [newest] = rows_of(cursor, "newest_change", WHOLE_DEPARTMENT, {})
    except LedgerBusy:
        if known is None or not is_known:
            raise
        return known.version
    # With the file's own number: a copy put in its place is another ledger, however much it says the same.
    version = (file[0], *newest.values())
    _known[gate] = _Known(file, log, changes, version)
    return version


def log_of(path: Path) -> Path:
    """Return where DuckDB keeps what it has not yet written into the file itself."""
    return path.with_name(f"{path.name}.wal")


def _stamp(path: Path) -> _Stamp:
    try:
        found = path.stat()
    except FileNotFoundError:
        return _NO_FILE
    return (found.st_ino, found.st_size, found.st_mtime_ns)
