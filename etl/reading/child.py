"""The process in which files are opened: it reads requests from its input, answers them, and ends when nobody asks.

`python -m etl.reading.child BYTES` lives under a limit of that much memory where the system has one (Windows doesn't:
there only the clock of who asks holds). A request is two frames, the verb and the bytes; an answer is one: `+` and the
result, or `-` and why not. The first frame, `+`, says that it is ready.
"""

import gc
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from typing import BinaryIO

from domain.rejects import Reject
from etl.reading.kinds import MOST_SHEETS, kind_of, kind_of_list
from etl.reading.wire import NO, OK, pack, read_frame, write_frame

LONGEST_ORPHANED = 60  # seconds; who asks stops the clock much earlier, unless it is gone itself
_LONGEST_NOTE = 4000


def read(content: bytes) -> bytes:
    """Return a file's book, packed. Raises Reject."""
    return _packed(content, kind_of(content))


def read_list(content: bytes) -> bytes:
    """Return the book of a list of nominees, packed: a workbook's sheets, a document's tables. Raises Reject."""
    return _packed(content, kind_of_list(content))


def _packed(content: bytes, kind: str) -> bytes:
    from etl.reading.read import read_book

    book = read_book(content, kind)
    if len(book.grids) > MOST_SHEETS:
        raise Reject("unsafe_file")
    return pack(book)


def mark(payload: bytes) -> bytes:
    """Return the sender's workbook with the cells to mend marked; nothing where it can't be marked."""
    from etl.marking.wire import mark_request

    return mark_request(payload)


VERBS: dict[str, Callable[[bytes], bytes]] = {"read": read, "read_list": read_list, "mark": mark}


def main(most_memory: int) -> None:
    """Answer requests until the input ends or the memory is used up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches the whole group; who asks decides what it means
    requests, answers = _private_streams()
    _limit_memory(most_memory)
    _preload()
    write_frame(answers, OK)
    while (verb := read_frame(requests)) is not None and (payload := read_frame(requests)) is not None:
        _set_alarm(LONGEST_ORPHANED)
        answer, goes_on = _answer(verb.decode(), payload)
        _set_alarm(0)
        write_frame(answers, answer)
        if not goes_on:
            return
        gc.collect()


def _answer(verb: str, payload: bytes) -> tuple[bytes, bool]:
    """Return the answer, and whether this process is fit for another request."""
    try:
        return OK + VERBS[verb](payload), True
    except Reject as reject:
        return _refusal(reject), True
    except MemoryError:
        # Not too_large: the bytes are within the limit of a file, it is what they unfold to that no report needs.
        return _refusal(Reject("unsafe_file")), False
    except BaseException:  # noqa: BLE001 - libraries raise anything over a hostile file, RecursionError and Rust's panics too
        return _refusal(Reject("unreadable_file"), traceback.format_exc()[-_LONGEST_NOTE:]), True


def _refusal(reject: Reject, note: str = "") -> bytes:
    return NO + json.dumps([reject.code, reject.words, note]).encode()


def _private_streams() -> tuple[BinaryIO, BinaryIO]:
    """Take input and output away from whatever else reads or prints in this process."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    return requests, answers


def _limit_memory(most: int) -> None:
    if sys.platform != "win32":
        import contextlib
        import resource

        with contextlib.suppress(ValueError, OSError):  # macOS knows the limit but doesn't always take it
            resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _preload() -> None:
    """Import, before the first file's clock runs, what most files need."""
    import etl.reading.read
    import etl.reading.xlsx  # noqa: F401

    gc.freeze()
    gc.disable()  # while someone waits


def _set_alarm(seconds: int) -> None:
    # An alarm ends the process even inside of a library that never comes back.
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


if __name__ == "__main__":
    main(int(sys.argv[1]))
