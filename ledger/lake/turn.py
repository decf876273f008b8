"""The writing turn on a lake: an advisory lock, which PostgreSQL gives to one session and takes back when that ends."""

import time
from contextlib import suppress

import psycopg
from filelock import Timeout

from ledger.errors import LedgerAway
from ledger.lake.address import LakeAddress
from ledger.lake.catalogue import connect, statement

RETRY_EVERY = 0.2  # for a server that doesn't answer


class AdvisoryLock:
    """A lock among all programs on one lake; it may be taken again by who holds it, as a file's lock may."""

    def __init__(self, address: LakeAddress, section: str) -> None:
        self._address = address
        self._section = section
        self._connection: psycopg.Connection | None = None
        self._held = 0

    def acquire(self, timeout: float, poll_interval: float = 0.0) -> None:
        """Take the lock; raises filelock's Timeout after so many seconds, LedgerAway where nobody answered in them."""
        del poll_interval  # PostgreSQL wakes who waits, in the order of asking
        if self._held:
            self._held += 1
            return
        deadline = time.monotonic() + timeout
        while not self._taken(deadline):
            time.sleep(RETRY_EVERY)
        self._held = 1

    def release(self) -> None:
        """Give the lock back."""
        self._held -= 1
        if not self._held and self._connection is not None:
            try:
                self._connection.execute(statement("unlock"))
            except psycopg.Error:
                self._forget()  # the server has taken it back

    def _taken(self, deadline: float) -> bool:
        """Tell whether the lock is ours; False where the server was away and there is time to try again."""
        left = max(1, int((deadline - time.monotonic()) * 1000))
        try:
            connection = self._connection = self._connection or connect(self._address)
            connection.execute(statement("lock_timeout"), (str(left),))
            place = (self._address.schema, self._section)
            connection.execute(statement("lock"), place)
        except psycopg.errors.LockNotAvailable as reason:
            raise Timeout(str(self._address)) from reason
        except (LedgerAway, psycopg.OperationalError) as reason:
            self._forget()
            if time.monotonic() > deadline:
                raise LedgerAway(str(self._address)) from reason
            return False
        return True

    def _forget(self) -> None:
        if self._connection is not None:
            with suppress(psycopg.Error):
                self._connection.close()
        self._connection = None
