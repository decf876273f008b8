"""The section in which one program at a time reads and then appends: numbers, the chain's head, duplicates, moves."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from ledger.errors import LedgerBusy, LedgerUnreachable

PATIENCE = 60.0
RETRY_EVERY = 0.01


class _Turn:
    """A ledger's writing turn: one lock among this process's threads, one among processes."""

    def __init__(self, path: Path) -> None:
        self.threads = threading.RLock()
        # Held by whichever thread has `threads`, so its count must not be a thread's own.
        self.processes = FileLock(f"{path}.lock", thread_local=False)


_turns: dict[Path, _Turn] = {}
_turns_lock = threading.Lock()


@contextmanager
def exclusive(ledger_path: Path, *, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the ledger's only writing turn, among the threads of this process and among processes.

    A thread that holds it may take it again. The operating system frees it when its holder dies. Raises LedgerBusy
    after `patience` seconds, LedgerUnreachable where no lock file can be kept.
    """
    # Resolved: a ledger called by two names (relative, through a link) is still one ledger with one turn.
    path = ledger_path.resolve()
    deadline = time.monotonic() + patience
    with _turns_lock:
        turn = _turns.setdefault(path, _Turn(path))
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


def _acquire(lock: FileLock, deadline: float, path: Path) -> None:
    try:
        lock.acquire(timeout=max(0.0, deadline - time.monotonic()), poll_interval=RETRY_EVERY)
    except Timeout as reason:
        raise LedgerBusy(str(path)) from reason
    except OSError as reason:
        raise LedgerUnreachable(str(path)) from reason
