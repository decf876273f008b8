"""One gate per ledger and process: it opens late, closes early, and lets other processes in between.

A DuckDB file belongs to one process at a time, and overlapping readers can keep an outside writer out for good. So a burst
of work keeps the file at most `OPEN_FOR` seconds; then it rests longer than the interval at which those outside try again.
"""

import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from ledger.errors import LedgerBroken, LedgerBusy

OPEN_FOR = 0.25
RETRY_EVERY = 0.025
REST = 0.08
PATIENCE = 30.0

_gates: dict[Path, "Gate"] = {}
_gates_lock = threading.Lock()


def gate_for(path: Path) -> "Gate":
    """Return the process's only gate for that file."""
    with _gates_lock:
        return _gates.setdefault(path.resolve(), Gate(path.resolve()))


class Gate:
    """Hands out cursors of one shared connection; see the module's text for when it is closed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._turn = threading.Condition()
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._opening = False
        self._users = 0
        self._burst_began = float("-inf")
        self._closed_at = float("-inf")

    @contextmanager
    def cursor(self, *, patience: float = PATIENCE) -> Iterator[duckdb.DuckDBPyConnection]:
        """Yield a cursor of its own for one piece of work.

        Raises LedgerBusy when another process keeps the file for longer than `patience` seconds, LedgerBroken when the file
        is no DuckDB database.
        """
        connection = self._enter(time.monotonic() + patience)
        try:
            cursor = connection.cursor()
            try:
                yield cursor
            finally:
                cursor.close()
        finally:
            self._leave()

    @contextmanager
    def closed(self, *, patience: float = PATIENCE) -> Iterator[None]:
        """Keep the file closed in this process for as long as the block runs: to move or copy the file."""
        deadline = time.monotonic() + patience
        with self._turn:
            while self._connection is not None or self._opening:
                self._wait(deadline)
            yield

    def _enter(self, deadline: float) -> duckdb.DuckDBPyConnection:
        with self._turn:
            while True:
                now = time.monotonic()
                fresh = now - self._burst_began < OPEN_FOR
                if self._connection is not None and fresh:
                    self._users += 1
                    return self._connection
                if self._connection is None and not self._opening and (fresh or now - self._closed_at >= REST):
                    self._opening = True
                    break
                self._wait(deadline)
        try:
            connection = self._open(deadline)
        except BaseException:
            with self._turn:
                self._opening = False
                self._turn.notify_all()
            raise
        with self._turn:
            self._opening = False
            self._connection = connection
            if not fresh:
                # Counted from the opening, not from the asking: the wait for another process is not ours.
                self._burst_began = time.monotonic()
            self._users += 1
            self._turn.notify_all()
        return connection

    def _wait(self, deadline: float) -> None:
        if time.monotonic() > deadline:
            raise LedgerBusy
        self._turn.wait(RETRY_EVERY)

    def _leave(self) -> None:
        with self._turn:
            self._users -= 1
            if self._users == 0 and self._connection is not None:
                self._connection.close()
                self._connection = None
                self._closed_at = time.monotonic()
            self._turn.notify_all()

    def _open(self, deadline: float) -> duckdb.DuckDBPyConnection:
        while True:
            try:
                return duckdb.connect(str(self.path))
            except duckdb.IOException as reason:
                if not _held_elsewhere(reason):
                    raise LedgerBroken(str(self.path)) from reason
                if time.monotonic() > deadline:
                    raise LedgerBusy(str(self.path)) from reason
                time.sleep(RETRY_EVERY * random.uniform(0.6, 1.4))  # noqa: S311 - jitter, not a secret
            except duckdb.Error as reason:
                raise LedgerBroken(str(self.path)) from reason


def _held_elsewhere(reason: duckdb.IOException) -> bool:
    text = str(reason)
    return "lock" in text or "being used by another process" in text
