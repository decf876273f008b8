"""Screens are drawn one after the other: many threads that draw at once hold each other up.

Python lets one thread compute at a time. Drawing lets others in hundreds of times a screen, with each message that is
sent, and where 25 threads then come in, all of them together get less done than each in its turn: a screen of 40 ms
took them a second, and takes 60 ms in turns. Who takes long, mostly by waiting for the ledger, draws on beside them.
"""

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

LONGEST = 0.25  # seconds; most screens take a sixth of it


class _Turn:
    """One screen's place in the line."""

    def __init__(self) -> None:
        self.came = threading.Event()
        self.began = 0.0

    def begin(self) -> None:
        self.began = time.monotonic()
        self.came.set()


class Line:
    """Who draws now, followed by those who wait, in the order in which they came."""

    def __init__(self) -> None:
        self._turns: deque[_Turn] = deque()
        self._lock = threading.Lock()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait until all who came earlier are done or have had their time, and have the turn while the block runs."""
        own = _Turn()
        with self._lock:
            self._turns.append(own)
            if self._turns[0] is own:
                own.begin()
        try:
            while not own.came.wait(LONGEST):
                self._pass_on()
            yield
        finally:
            with self._lock:
                self._leave(own)

    def _pass_on(self) -> None:
        with self._lock:
            first = self._turns[0]
            if first.began and time.monotonic() - first.began >= LONGEST:
                self._leave(first)

    def _leave(self, turn: _Turn) -> None:
        if turn not in self._turns:
            return
        was_first = self._turns[0] is turn
        self._turns.remove(turn)
        if was_first and self._turns:
            self._turns[0].begin()


line = Line()
