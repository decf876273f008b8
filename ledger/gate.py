"""One gate per ledger and process: it opens late, closes early, and lets other processes in between.

A DuckDB file belongs to one process at a time, and overlapping readers can keep an outside writer out for good. So a
burst of work lets in users until another process says that it wants the file; then the file rests for longer than who
waits outside pauses between two tries. Programs that can't say so come in every `OPEN_FOR` seconds. Opening costs more
than asking, and questions come in a row: after reading, the file waits for the next one. Who has much to write, act
after act, stays: the file is then open between the acts too.
"""

import os
import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import duckdb

from ledger.errors import LedgerBroken, LedgerBusy, LedgerError, LedgerTooNew, LedgerUnreachable
from ledger.lake.address import is_lake
from ledger.wanted import Wanted

if TYPE_CHECKING:
    from ledger.lake.gate import LakeGate

OPEN_FOR = 2.0  # who is in then takes about 0.1 s more to finish
MOST_AT_ONCE = 4  # more would only share the same two processors, and all must be through before the file closes
LINGER = 0.03
LISTEN_EVERY = 0.01  # for the word that the file is wanted
RETRY_EVERY = 0.025
REST = 0.08
PATIENCE = 30.0

# What DuckDB says in its own words. Windows' words come in the language of the machine.
_HELD = ("Could not set lock on file", "File is already open in", "being used by another process")
_HELD_ON_WINDOWS = "Cannot open file"
_DAMAGED = ("not a valid DuckDB database file", "Corrupt", "Could not read enough bytes")
_TOO_NEW = "database file with version number"
_REFUSED = (duckdb.IOException, duckdb.TransactionException)  # the second is what a COMMIT without room says
# With this optimizer DuckDB 1.5.5 fails with an internal error on views that take the first row of several windows.
# With several threads a question now and then fails inside a window ("Attempted to access index 0 within vector of
# size 0", WindowLocalSourceState::Finalize); the questions are small, and one thread answers most of them sooner.
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "disabled_optimizers": "top_n_window_elimination",
    "threads": 1,
}
_FILE_ERRORS = (*_REFUSED, duckdb.FatalException, duckdb.InternalException)

_File = tuple[int, int] | None
_gates: dict[Path, "AnyGate"] = {}
_gates_lock = threading.Lock()


def gate_for(path: Path) -> "AnyGate":
    """Return the process's only gate for that file, or for the lake it stands for."""
    path = path.resolve()
    with _gates_lock:
        if path not in _gates:
            if is_lake(path):
                from ledger.lake.gate import LakeGate

                _gates[path] = LakeGate(path)
            else:
                _gates[path] = Gate(path)
        return _gates[path]


def refuse_fork(process: int) -> None:
    """Raise RuntimeError in another process than that one, which a fork has given its connections."""
    if os.getpid() != process:
        raise RuntimeError("DuckDB does not survive a fork: start the process anew (spawn)")


def log_of(path: Path) -> Path:
    """Return where DuckDB keeps what it has not yet written into the file itself."""
    return path.with_name(f"{path.name}.wal")


class Gate:
    """Hands out cursors of one shared connection; see the module's text for when it is closed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._process = os.getpid()
        self._turn = threading.Condition()
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._reserved = False  # one thread is opening the file, or keeps it closed
        self._users: list[int] = []  # the threads that work with the connection, once for each cursor
        self._burst_began = float("-inf")
        self._linger_until = float("-inf")
        self._closing = False  # the connection has written: closed with its last user, so that all is in the file
        self._closed_at = float("-inf")
        self._file: _File = None  # which file the connection has open
        self._staying = 0
        self._wanted = Wanted(path)
        self._is_wanted = False

    @contextmanager
    def one_state(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """Let the block see one state of the ledger: nobody else writes to a file that is open here."""
        del cursor
        yield

    def answers(self) -> bool:
        """Tell whether it can be asked now: a file always can, or it is told why not."""
        return True

    def exists(self) -> bool:
        """Tell whether there is a ledger."""
        return self.path.exists()

    def stamp(self, cursor: duckdb.DuckDBPyConnection | None = None) -> tuple[int, ...]:
        """Return what changes with every change of the file and its log, first what tells it from another; () for none.

        While a cursor has the file open nobody else changes it.
        """
        found: list[int] = []
        with suppress(FileNotFoundError):
            for place in (self.path, log_of(self.path)):
                stat = place.stat()
                found += (stat.st_ino, stat.st_size, stat.st_mtime_ns)
        return tuple(found)

    @contextmanager
    def cursor(self, *, writes: bool = False, patience: float = PATIENCE) -> Iterator[duckdb.DuckDBPyConnection]:
        """Yield a cursor of its own for one piece of work; a thread that has one gets a second of the same connection.

        Raises LedgerBusy when another process keeps the file for longer than `patience` seconds, and the LedgerError
        that says what is wrong with the file, whether opening or the work itself meets it.
        """
        thread = threading.get_ident()
        connection = self._enter(thread, time.monotonic() + patience)
        try:
            cursor = connection.cursor()
            try:
                yield cursor
            finally:
                cursor.close()
                self._closing = self._closing or writes
        except _FILE_ERRORS as reason:
            self._burst_began = float("-inf")  # nobody joins a connection that failed
            raise _named(reason, self.path) from reason
        finally:
            self._leave(thread)

    @contextmanager
    def closed(self, *, patience: float = PATIENCE) -> Iterator[None]:
        """Keep the file closed in this process for as long as the block runs: to move or copy the file."""
        deadline = time.monotonic() + patience
        with self._turn:
            while self._connection is not None or self._reserved:
                self._wait(deadline)
            self._reserved = True
        try:
            yield
        finally:
            self._release()

    @contextmanager
    def staying(self) -> Iterator[None]:
        """Keep the file open between the pieces of work of the block, writing ones too, as long as nobody wants it.

        What was committed is durable at once; the file itself is tidied when it is closed, soon after the block.
        """
        with self._turn:
            self._staying += 1
        try:
            yield
        finally:
            with self._turn:
                self._staying -= 1
                # Who stayed doesn't wait until the file is tidied, and often asks at once what is new.
                self._closing = False
                self._linger_until = time.monotonic() + LINGER

    def _enter(self, thread: int, deadline: float) -> duckdb.DuckDBPyConnection:
        refuse_fork(self._process)
        with self._turn:
            while True:
                now = time.monotonic()
                fresh = self._is_fresh(now)
                room = fresh and len(self._users) < MOST_AT_ONCE
                # Who is in already must not wait for the closing that waits for him.
                if self._connection is not None and (room or thread in self._users):
                    self._users.append(thread)
                    return self._connection
                if self._connection is None and not self._reserved and (fresh or now - self._closed_at >= REST):
                    self._reserved = True
                    break
                self._wait(deadline)
        try:
            connection = self._open(deadline)
            threading.Thread(target=self._close_in_time, args=(connection,), name="ledger gate").start()
        except BaseException:
            self._release()
            raise
        with self._turn:
            self._connection = connection
            self._file = _file_at(self.path)
            self._is_wanted = False
            if not fresh:
                # Counted from the opening, not from the asking: the wait for another process is not ours.
                self._burst_began = time.monotonic()
            self._users.append(thread)
            self._release()
        return connection

    def _is_fresh(self, now: float) -> bool:
        """Tell whether the burst goes on: not in a file that another one was put in the place of."""
        if self._connection is not None and self._file != _file_at(self.path):
            return False
        return now - self._burst_began < OPEN_FOR and not self._is_wanted

    def _wait(self, deadline: float) -> None:
        if time.monotonic() > deadline:
            raise LedgerBusy(str(self.path))
        self._turn.wait(RETRY_EVERY)

    def _release(self) -> None:
        with self._turn:
            self._reserved = False
            self._turn.notify_all()

    def _leave(self, thread: int) -> None:
        with self._turn:
            self._users.remove(thread)
            self._linger_until = time.monotonic() + LINGER
            ends = not self._is_fresh(time.monotonic()) or (self._closing and not self._staying)
            if ends and not self._users:
                self._close()
            self._turn.notify_all()

    def _close_in_time(self, connection: duckdb.DuckDBPyConnection) -> None:
        with self._turn:
            while self._reserved or (self._connection is connection and self._in_use()):
                self._turn.wait(LISTEN_EVERY)
                self._is_wanted = self._wanted.heard()
            if self._connection is connection:
                self._close()

    def _in_use(self) -> bool:
        now = time.monotonic()
        comes_again = bool(self._staying) or (now < self._linger_until and threading.main_thread().is_alive())
        return bool(self._users) or (comes_again and self._is_fresh(now))

    def _close(self) -> None:
        # What was committed is in the log even where the file can't be tidied on closing.
        with suppress(duckdb.Error):
            if self._connection is not None:
                self._connection.close()
        self._connection = None
        self._closing = False
        self._is_wanted = self._wanted.heard()
        self._closed_at = time.monotonic()
        self._turn.notify_all()

    def _open(self, deadline: float) -> duckdb.DuckDBPyConnection:
        if (connection := self._connect()) is not None:
            return connection
        with self._wanted.said(deadline):
            while (connection := self._connect()) is None:
                if time.monotonic() > deadline:
                    raise LedgerBusy(str(self.path))
                time.sleep(RETRY_EVERY * random.uniform(0.6, 1.4))  # noqa: S311 - jitter, not a secret
        return connection

    def _connect(self) -> duckdb.DuckDBPyConnection | None:
        """Open the file; None while another process has it."""
        try:
            return duckdb.connect(str(self.path), config=SETTINGS)
        except duckdb.Error as reason:
            if not _held_elsewhere(reason, self.path):
                raise _named(reason, self.path) from reason
            return None


def _file_at(path: Path) -> _File:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _said(reason: duckdb.Error, path: Path) -> str:
    # Without the path: a folder may be called "Corrupt".
    return str(reason).replace(str(path), "")


def _held_elsewhere(reason: duckdb.Error, path: Path) -> bool:
    text = _said(reason, path)
    if any(words in text for words in _HELD):
        return True
    return os.name == "nt" and _HELD_ON_WINDOWS in text and os.access(path, os.W_OK)


def _named(reason: duckdb.Error, path: Path) -> LedgerError:
    text = _said(reason, path)
    if _TOO_NEW in text:
        return LedgerTooNew(str(path))
    if not isinstance(reason, _REFUSED) or any(words in text for words in _DAMAGED):
        return LedgerBroken(str(path))
    return LedgerUnreachable(str(path))


AnyGate: TypeAlias = "Gate | LakeGate"
