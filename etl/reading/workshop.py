"""The safe door through which every file is opened: child processes with limits of time and memory.

A child is kept from file to file, because starting one costs more than reading a small file. One that takes too long
is killed, one that dies is replaced; neither harms another file.
"""

import atexit
import contextlib
import json
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, cast

from domain.rejects import Reject
from etl.book import Book
from etl.reading.kinds import refuse_too_large
from etl.reading.wire import NO, OK, read_frame, unpack, write_frame

LONGEST_READING = 8.0  # seconds a try
MOST_MEMORY = 1024 * 1024 * 1024  # bytes of address space a child may have
MOST_CHILDREN = 2
TRIES = 2
_LONGEST_START = _LONGEST_TRANSFER = 30.0
_GRACE = 0.5  # seconds in which a thread kept from running finds that the answer has been there for long
# What a child may refuse a file for, and the words that each needs.
_REFUSALS: dict[str, frozenset[str]] = {
    "too_large": frozenset({"size", "limit"}),
    **dict.fromkeys(("encrypted_file", "not_a_workbook", "unsafe_file", "unreadable_file"), frozenset()),
}
_PROJECT = Path(__file__).resolve().parent.parent.parent
_log = logging.getLogger(__name__)


class Workshop:
    """Up to `children` child processes that open files for any number of threads.

    `seconds`: the longest a child may take over a file; a second try has as many again. `memory`: bytes a child may
    have (not on Windows).
    """

    def __init__(
        self, *, seconds: float = LONGEST_READING, memory: int = MOST_MEMORY, children: int = MOST_CHILDREN
    ) -> None:
        self._seconds = seconds
        self._memory = memory
        self._places = threading.BoundedSemaphore(children)
        self._lock = threading.Lock()
        self._idle: list[_Child] = []
        self._all: set[_Child] = set()
        self._is_closed = False

    def __enter__(self) -> "Workshop":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def warm(self) -> None:
        """Start a child without waiting for it, so that the first file finds one."""
        if self._places.acquire(blocking=False):
            try:
                self._give_back(self._take())
            finally:
                self._places.release()

    def read_file(self, content: bytes) -> Book:
        """Return the book in a file's bytes. Raises Reject: whatever is wrong with the file, time_limit included."""
        return book_of(self.read_packed(content))

    def read_packed(self, content: bytes) -> bytes:
        """Return the book in a file's bytes as the child told it, for `book_of`. Raises Reject like `read_file`."""
        refuse_too_large(content)
        return self.request("read", content)

    def request(self, verb: str, payload: bytes) -> bytes:
        """Return what a child answers to one of its verbs.

        Raises Reject: the child's own; time_limit; unreadable_file when two children in a row died of it. Raises
        RuntimeError once closed.
        """
        with self._places:
            for _ in range(TRIES):
                child = self._take()
                try:
                    child.wait_until_ready()
                    answer = child.ask(verb, payload, self._seconds)
                except _Died:
                    self._put_away(child)
                    continue
                except BaseException:
                    # Time is up, or whoever waits was stopped (Ctrl+C): a child still at it can't be asked again.
                    self._put_away(child)
                    raise
                self._give_back(child)
                return _result(answer)
        _log.warning("two child processes in a row ended over one request (%s, %d bytes)", verb, len(payload))
        raise Reject("unreadable_file")

    def close(self) -> None:
        """End all children, those at work too; whoever waits for one gets RuntimeError."""
        with self._lock:
            self._is_closed = True
            idle, self._idle = self._idle, []
            at_work = self._all.difference(idle)
        for child in at_work:
            child.kill()  # who waits for it finds it gone and puts it away
        for child in idle:
            child.end()

    def _take(self) -> "_Child":
        with self._lock:
            if self._is_closed:
                raise RuntimeError("the workshop is closed")
            while self._idle:
                child = self._idle.pop()
                if child.is_alive:
                    return child
                self._all.discard(child)
                child.end()
            child = _Child(self._memory)
            self._all.add(child)
            return child

    def _give_back(self, child: "_Child") -> None:
        with self._lock:
            if not self._is_closed:
                self._idle.append(child)
                return
        child.end()

    def _put_away(self, child: "_Child") -> None:
        child.end()
        with self._lock:
            self._all.discard(child)


class _Died(Exception):
    """A child is gone without an answer."""


class _Late(Exception):
    """A child was killed by the clock."""


class _Child:
    """One child process, asked by one thread at a time."""

    def __init__(self, memory: int) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "etl.reading.child", str(memory)],
            cwd=_PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # whatever nobody foresaw comes with the answer
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._requests = cast(BinaryIO, self._process.stdin)
        self._answers = cast(BufferedReader, self._process.stdout)
        self._is_ready = False

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def wait_until_ready(self) -> None:
        """Wait for the end of the start, which no file is to blame for. Raises _Died."""
        if self._is_ready:
            return
        try:
            self._exchange([], _LONGEST_START)
        except (_Late, _Died):
            _log.error("a child process doesn't start; run by hand: %s", self._process.args)
            raise _Died from None
        self._is_ready = True

    def ask(self, verb: str, payload: bytes, seconds: float) -> bytes:
        """Return the answer to a request. Raises _Died, or Reject("time_limit") when it took longer."""
        try:
            return self._exchange([verb.encode(), payload], seconds)
        except _Late:
            raise Reject("time_limit") from None

    def kill(self) -> None:
        """Kill the process: whoever waits for its answer finds it gone. Works inside of any library, on Windows too."""
        self._process.kill()
        self._process.wait()

    def end(self) -> None:
        """End the process, leaving neither it nor its pipes behind."""
        self.kill()
        for pipe in (self._requests, self._answers):
            with contextlib.suppress(OSError):  # what was not sent yet can't be sent any more
                pipe.close()

    def _exchange(self, frames: list[bytes], seconds: float) -> bytes:
        # The seconds are the child's own: how fast this process writes and reads depends on what else it does.
        try:
            with self._clock(_LONGEST_TRANSFER):
                for frame in frames:
                    write_frame(self._requests, frame)
            with self._clock(seconds):
                self._answers.peek(1)
            with self._clock(_LONGEST_TRANSFER):
                answer = read_frame(self._answers)
        except OSError:
            answer = None
        if answer is None:
            raise _Died
        return answer

    @contextlib.contextmanager
    def _clock(self, seconds: float) -> Iterator[None]:
        """Kill the process when the block takes longer, and raise _Late at its end."""
        done, late = threading.Event(), threading.Event()

        def stop() -> None:
            if not done.wait(_GRACE):
                late.set()
                self._process.kill()

        clock = threading.Timer(seconds, stop)
        clock.daemon = True
        clock.start()
        try:
            yield
        finally:
            done.set()
            clock.cancel()
            if late.is_set():
                raise _Late


def _result(answer: bytes) -> bytes:
    if answer.startswith(OK):
        return answer.removeprefix(OK)
    try:
        code, words, note = json.loads(answer.removeprefix(NO))
        if set(words) != _REFUSALS[code] or not all(isinstance(word, str) for word in words.values()):
            raise ValueError(words)
        reject = Reject(code, **words)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        reject, note = Reject("unreadable_file"), "an answer that is none"
    if note:
        _log.info("a file could not be read: %s", note)
    raise reject


WORKSHOP = Workshop()
atexit.register(WORKSHOP.close)


def book_of(answer: bytes) -> Book:
    """Return the book a child told of. Raises Reject: it opened a hostile file, what it says needn't be a book."""
    try:
        return unpack(answer)
    except (ValueError, TypeError, LookupError, RecursionError):
        _log.exception("a child process answered with something that is no book")
        raise Reject("unreadable_file") from None


def read_file(content: bytes) -> Book:
    """Return the book in a file's bytes, read by a child process. Raises Reject."""
    return WORKSHOP.read_file(content)


def read_packed(content: bytes) -> bytes:
    """Return the book in a file's bytes as a child process told it, for `book_of`. Raises Reject."""
    return WORKSHOP.read_packed(content)


def request(verb: str, payload: bytes) -> bytes:
    """Return what a child process answers to one of its verbs. Raises Reject."""
    return WORKSHOP.request(verb, payload)


def warm() -> None:
    """Start a child process without waiting for it."""
    WORKSHOP.warm()
