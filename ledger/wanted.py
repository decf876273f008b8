"""Who waits for the ledger's file says so to the process that has it open: by holding a lock beside the file.

The operating system takes the word back when its speaker dies.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from ledger.errors import LedgerBusy, LedgerUnreachable

ASK_EVERY = 0.01


class Wanted:
    """The word that a ledger's file is wanted, between processes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._place = path.with_name(f"{path.name}.wanted.lock")
        self._lock = FileLock(self._place, thread_local=False)

    @contextmanager
    def said(self, deadline: float) -> Iterator[None]:
        """Say it while the block runs; those who say it at the same time take turns.

        Raises LedgerBusy after `deadline` (of `time.monotonic`), LedgerUnreachable where no lock file can be kept.
        """
        try:
            self._lock.acquire(timeout=max(0.0, deadline - time.monotonic()), poll_interval=ASK_EVERY)
        except Timeout as reason:
            raise LedgerBusy(str(self._path)) from reason
        except OSError as reason:
            raise LedgerUnreachable(str(self._path)) from reason
        try:
            yield
        finally:
            self._lock.release()

    def heard(self) -> bool:
        """Tell whether another process says it now; for the one that has the file open."""
        if not self._place.exists():
            return False
        try:
            with self._lock.acquire(timeout=0):
                return False
        except (Timeout, OSError):
            return True
