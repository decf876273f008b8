"""The section in which one program at a time reads and then appends: numbers, the chain's head, duplicates, moves."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from ledger.errors import LedgerBusy

PATIENCE = 60.0

_locks: dict[Path, threading.RLock] = {}
_locks_lock = threading.Lock()


@contextmanager
def exclusive(ledger_path: Path, *, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the ledger's only writing turn, among the threads of this process and among processes.

    The file lock is freed by the operating system when its holder dies. Raises LedgerBusy after `patience` seconds.
    """
    with _locks_lock:
        lock = _locks.setdefault(ledger_path.resolve(), threading.RLock())
    if not lock.acquire(timeout=patience):
        raise LedgerBusy(str(ledger_path))
    try:
        with _file_lock(ledger_path, patience):
            yield
    finally:
        lock.release()


@contextmanager
def _file_lock(ledger_path: Path, patience: float) -> Iterator[None]:
    lock = FileLock(f"{ledger_path}.lock", timeout=patience, is_singleton=True, thread_local=False)
    try:
        lock.acquire(poll_interval=0.01)
    except Timeout as reason:
        raise LedgerBusy(str(ledger_path)) from reason
    try:
        yield
    finally:
        lock.release()
