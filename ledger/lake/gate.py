"""One gate per lake and process: connections opened late, kept, and opened anew when PostgreSQL came back.

Many processes work with a lake at once, so that nobody has to leave: each question is a transaction, and sees the lake
as it was when that began.

Each thread at work has a DuckDB of its own. Where PostgreSQL goes away in the middle, a DuckDB may declare itself
invalid, and with it every transaction that is open in it.
"""

import ctypes
import os
import re
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb

from ledger.asking import transaction
from ledger.ddl import sql_text
from ledger.errors import (
    LakeElsewhere,
    LedgerAway,
    LedgerBroken,
    LedgerBusy,
    LedgerError,
    LedgerMissing,
    LedgerRearranged,
    LedgerUnreachable,
    StorageAway,
)
from ledger.gate import MOST_AT_ONCE, PATIENCE, RETRY_EVERY, refuse_fork
from ledger.lake.address import LakeAddress, address_at
from ledger.lake.catalogue import Catalogue, Stamp, with_option
from ledger.lake.opening import make, opened
from ledger.lake.storage import must_answer, prove_usable, remove_all, storage_error

_TRY_AGAIN = 0.2  # seconds, for a server that doesn't answer
# Overtaken by another commit, or a table was in use by others for longer than `apart` waits.
_BUSY = re.compile(r"maximum retry count|lock timeout")
# What libpq and PostgreSQL say of a connection that is gone or can't be had.
_AWAY = re.compile(
    r"server closed the connection|could not connect|connection to server|connection.{0,20}(?:lost|refused|reset)"
    r"|connection (?:timed out|not open)|no connection to the server|terminating connection|shutting down|starting up"
    r"|recovery mode|could not (?:send|receive) data|SSL (?:connection|SYSCALL)|PGRES_FATAL"
    r"|Failed to connect|too many clients",
    re.IGNORECASE,
)


@dataclass
class _Way:
    """A connection to the lake: to which one, and how many cursors of its thread are in use."""

    connection: duckdb.DuckDBPyConnection | None = None
    lake: int = 0
    cursors: int = 0


class LakeGate:
    """Hands out cursors of a few connections to a lake."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._turn = threading.Condition()
        self._taken: dict[int, _Way] = {}  # by thread
        self._idle: list[_Way] = []
        self._kept_out = False
        self._known: Catalogue | None = None
        self._storage_was_away = False
        self._process = os.getpid()

    @property
    def address(self) -> LakeAddress:
        """The lake behind the gate; raises LedgerError."""
        return self.catalogue.address

    @property
    def catalogue(self) -> Catalogue:
        """Its catalogue, asked directly; raises LedgerError."""
        if self._known is None:
            self._known = Catalogue(address_at(self.path))
        return self._known

    def exists(self) -> bool:
        """Tell whether there is a ledger; raises LedgerError."""
        return self.path.exists() and self.catalogue.is_there()

    def answers(self) -> bool:
        """Tell whether PostgreSQL answers, and the object storage if that didn't; raises LedgerError."""
        try:
            self._must_have_storage()
        except LedgerAway:
            return False
        return self.catalogue.answers()

    def stamp(self, cursor: duckdb.DuckDBPyConnection | None = None) -> Stamp:
        """Return what changes with every change of the lake, as a cursor sees it or as it is; () for none."""
        if cursor is None:
            return self.catalogue.stamp() or () if self.path.exists() else ()
        [snapshot] = cursor.execute(sql_text("lake/statements", "snapshot")).fetchone() or (0,)
        return (self._taken[threading.get_ident()].lake, int(snapshot))

    @contextmanager
    def cursor(self, *, writes: bool = False, patience: float = PATIENCE) -> Iterator[duckdb.DuckDBPyConnection]:
        """Yield a cursor of its own for one piece of work; raises LedgerAway when PostgreSQL doesn't answer in time.

        Raises LedgerBusy for a commit that another one overtook, and the LedgerError that says what else is wrong.
        """
        del writes  # readers and writers get along
        way = self._enter(threading.get_ident(), time.monotonic() + patience)
        try:
            with _cursor_of(way) as cursor:
                cursor.execute(sql_text("lake/statements", "use"))
                yield cursor
        except duckdb.Error as reason:
            named = self._named(reason)
            if isinstance(named, LedgerAway):
                way.connection = None
                self._storage_was_away = isinstance(named, StorageAway)
                with self._turn:
                    self._idle.clear()  # they know no more than this one did
            if named is None:
                raise
            raise named from reason
        finally:
            self._leave(way)

    @contextmanager
    def one_state(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """Let the block see one state of the lake, whoever else writes to it meanwhile."""
        with transaction(cursor):
            yield

    @contextmanager
    def closed(self, *, patience: float = PATIENCE) -> Iterator[None]:
        """Keep this process out of the lake for as long as the block runs: to put another one in its place."""
        deadline = time.monotonic() + patience
        with self._turn:
            while self._taken or self._kept_out:
                self._wait(deadline)
            self._kept_out = True
            self._idle.clear()
        try:
            yield
        finally:
            if self._known is not None:
                self._known.close()
            with self._turn:
                self._kept_out = False
                self._turn.notify_all()

    @contextmanager
    def apart(self, *, patience: float) -> Iterator[duckdb.DuckDBPyConnection]:
        """Yield a cursor apart from those of questions and acts, for work on the lake's own files.

        It waits so many seconds for a table that is in use. Raises LedgerBusy then, and LedgerError as `cursor` does.
        """
        patient = with_option(self.address.connection, f"-c lock_timeout={int(patience * 1000)}")
        try:
            with _cursor_of(_Way(self._opened(patient))) as cursor:
                cursor.execute(sql_text("lake/statements", "use"))
                yield cursor
        except duckdb.Error as reason:
            named = self._named(reason)
            if named is None:
                raise
            raise named from reason

    @contextmanager
    def staying(self) -> Iterator[None]:
        """Keep the lake open over several pieces of work: it is never closed."""
        yield

    def make(self) -> None:
        """Make a lake's catalogue where there is none; raises LedgerError."""
        address = self.address
        # A folder of its own: what is no longer named by its catalogue may be removed without a look at others.
        folder = f"{address.parquet}/parquet-{uuid.uuid4().hex[:12]}/"
        prove_usable(folder)
        try:
            make(address, folder)
        except duckdb.Error as reason:
            raise self._named(reason) or LedgerUnreachable(str(self.address)) from reason

    def remove(self) -> None:
        """Remove the lake's catalogue and Parquet, which nobody may use any more; raises LedgerAway."""
        folder = self.catalogue.folder()
        self.catalogue.drop()
        if self._is_ours(folder):
            with suppress(LedgerError):
                remove_all(folder)

    def _enter(self, thread: int, deadline: float) -> _Way:
        refuse_fork(self._process)
        with self._turn:
            while thread not in self._taken:
                if not self._kept_out and len(self._taken) < MOST_AT_ONCE:
                    self._taken[thread] = self._idle.pop() if self._idle else _Way()
                else:
                    self._wait(deadline)
            way = self._taken[thread]
            way.cursors += 1
        try:
            # Within another cursor of the thread nothing is opened anew, unless that one's connection was lost.
            if way.cursors == 1 or way.connection is None:
                self._reach(way, deadline)
        except BaseException:
            self._leave(way)
            raise
        return way

    def _reach(self, way: _Way, deadline: float) -> None:
        """Have it connected to the lake that is at the place now."""
        while True:
            try:
                self._must_have_storage()
                stamp = self.catalogue.stamp()
                if stamp is None:
                    raise LedgerMissing(str(self.address))
                if way.connection is None or stamp[0] != way.lake:
                    way.connection, way.lake = self._opened(), stamp[0]
            except LedgerAway:
                if time.monotonic() > deadline:
                    raise
                time.sleep(_TRY_AGAIN)
            else:
                return

    def _must_have_storage(self) -> None:
        if self._storage_was_away:
            must_answer(self.catalogue.folder())
            self._storage_was_away = False

    def _opened(self, reached: str = "") -> duckdb.DuckDBPyConnection:
        folder = self.catalogue.folder()
        if not self._is_ours(folder):
            raise LakeElsewhere(str(Path(folder).parent))
        if not self.address.bucket and not Path(folder).is_dir():
            raise LedgerUnreachable(folder)  # not connected: what is written there now would be this server's alone
        try:
            return opened(self.address, reached)
        except duckdb.Error as reason:
            raise self._named(reason) or LedgerBroken(str(self.address)) from reason

    def _is_ours(self, folder: str) -> bool:
        """Tell whether a folder of Parquet lies where the address says."""
        return Path(folder).parent == Path(self.address.parquet)

    def _leave(self, way: _Way) -> None:
        with self._turn:
            way.cursors -= 1
            if not way.cursors:
                del self._taken[threading.get_ident()]
                if way.connection is not None:
                    self._idle.append(way)
            self._turn.notify_all()

    def _wait(self, deadline: float) -> None:
        if time.monotonic() > deadline:
            raise LedgerBusy(str(self.address))
        self._turn.wait(RETRY_EVERY)

    def _named(self, reason: duckdb.Error) -> LedgerError | None:
        """Say what is wrong with the lake; None for what isn't the lake's fault."""
        text = str(reason)
        if self.address.bucket and (of_storage := storage_error(reason, self.address.bucket)):
            return of_storage
        if _AWAY.search(text) or not self.catalogue.answers():
            return LedgerAway(str(self.address))
        if _BUSY.search(text):
            return LedgerBusy(str(self.address))
        if isinstance(reason, duckdb.FatalException | duckdb.InternalException):
            return LedgerRearranged(str(self.address))
        if isinstance(reason, duckdb.IOException):
            return LedgerUnreachable(str(self.address))
        return None


@contextmanager
def _cursor_of(way: _Way) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a cursor and close it after the block, unless its DuckDB has declared itself invalid or was lost.

    Closing one whose transaction is open then ends the whole process (1.5.5: an exception while it takes back what
    can't be taken back any more); so it is left as it is, for as long as the process lives.
    """
    connection = way.connection
    if connection is None:
        raise RuntimeError("entered without a connection")
    cursor = connection.cursor()
    is_sound = True
    try:
        yield cursor
    except (duckdb.FatalException, duckdb.InternalException):
        is_sound = False
        raise
    finally:
        if is_sound and way.connection is connection:
            cursor.close()
        else:
            ctypes.pythonapi.Py_IncRef(ctypes.py_object(cursor))
