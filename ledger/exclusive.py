"""The section in which one program at a time reads and then appends: numbers, the chain's head, duplicates, moves."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from ledger.errors import LedgerBusy, LedgerUnreachable
from ledger.lake.address import address_at, is_lake

if TYPE_CHECKING:
    from ledger.lake.turn import AdvisoryLock

PATIENCE = 60.0
RETRY_EVERY = 0.01


class _Turn:
    """A ledger's writing turn: one lock among this process's threads, one among processes."""

    def __init__(self, path: Path, section: str) -> None:
        self.threads = threading.RLock()
        # Held by whichever thread has `threads`, so its count must not be a thread's own.
        self.processes = _lock_of(path, section)


_turns: dict[tuple[Path, str], _Turn] = {}
_turns_lock = threading.Lock()


@contextmanager
def exclusive(ledger_path: Path, *, patience: float = PATIENCE, section: str = "") -> Iterator[None]:
    """Hold the ledger's only writing turn, among the threads of this process and among processes, on whatever server.

    A thread that holds it may take it again. It is free when its holder dies. A `section` is a turn of its own, for
    other work that only one may do. Raises LedgerBusy after `patience` seconds, LedgerUnreachable where no lock file
    can be kept, LedgerAway where a lake's server doesn't answer.
    """
    # Resolved: a ledger called by two names (relative, through a link) is still one ledger with one turn.
    path = ledger_path.resolve()
    deadline = time.monotonic() + patience
    with _turns_lock:
        if (path, section) not in _turns:
            _turns[path, section] = _Turn(path, section)
        turn = _turns[path, section]
    if not turn.threads.acquire(timeout=patience):
        raise LedgerBusy(str(path))
    try:
        _acquire(turn.processes, deadline, path)
        try:
            yield
        finally:
            turn.processes.release()
    finally:
        turn.threads.release()


def _acquire(lock: "FileLock | AdvisoryLock", deadline: float, path: Path) -> None:
    try:
        lock.acquire(timeout=max(0.0, deadline - time.monotonic()), poll_interval=RETRY_EVERY)
    except Timeout as reason:
        raise LedgerBusy(str(path)) from reason
    except OSError as reason:
        raise LedgerUnreachable(str(path)) from reason


def _lock_of(path: Path, section: str) -> "FileLock | AdvisoryLock":
    if is_lake(path):
        from ledger.lake.turn import AdvisoryLock

        return AdvisoryLock(address_at(path), section)
    name = f"{path}.{section}" if section else str(path)
    return FileLock(f"{name}.lock", thread_local=False)
