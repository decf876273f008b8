"""Files are opened in child processes: one that hangs, dies or eats memory ends with it, and the next file reads."""

import os
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from domain.rejects import Reject
from etl.book import Book
from etl.reading.kinds import LARGEST_FILE
from etl.reading.read import read_book
from etl.reading.wire import NO
from etl.reading.workshop import Workshop, _result, read_file
from tests.etl import broken_files
from tests.workbooks import workbook_bytes

PROJECT = Path(__file__).resolve().parent.parent.parent.parent
ROWS_FOR_SECONDS = 25_000
SOUND = broken_files.sound()
SOUND_BOOK = read_book(SOUND, "xlsx")


class Hesitating:
    """A stream to which, and from which, bytes go later than a file may take."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def write(self, data: bytes) -> int:
        time.sleep(2)
        return int(self._stream.write(data))

    def read(self, size: int) -> bytes:
        time.sleep(2)
        return bytes(self._stream.read(size))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither this signal nor this limit")


@pytest.fixture(scope="module")
def slow() -> bytes:
    """An honest workbook that takes seconds and a hundred megabytes to read."""
    return broken_files.huge(ROWS_FOR_SECONDS)


@pytest.fixture
def workshop() -> Iterator[Workshop]:
    with Workshop(seconds=60) as one:
        yield one


def children(workshop: Workshop) -> set[int]:
    return {child._process.pid for child in workshop._all}


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def kill_children(workshop: Workshop, times: int) -> set[int]:
    """Kill each new child once it has a file, as the system does when memory runs out; return who was killed."""
    killed: set[int] = set()
    while len(killed) < times:
        for child in list(workshop._all):
            if child._is_ready and child._process.pid not in killed:
                time.sleep(0.2)  # well inside of its file
                killed.add(child._process.pid)
                child._process.kill()
        time.sleep(0.01)
    return killed


def test_a_file_reads_as_it_would_here() -> None:
    assert read_file(SOUND) == SOUND_BOOK


def test_the_child_is_kept_from_file_to_file(workshop: Workshop) -> None:
    workshop.warm()
    warmed = children(workshop)

    books = [workshop.read_file(SOUND) for _ in range(3)]

    assert books == [SOUND_BOOK] * 3
    assert children(workshop) == warmed
    assert len(warmed) == 1


def test_a_refusal_comes_back_with_its_words(workshop: Workshop) -> None:
    with pytest.raises(Reject, match="encrypted_file"):
        workshop.read_file(broken_files.encrypted())
    assert workshop.read_file(SOUND) == SOUND_BOOK


def test_too_many_bytes_are_refused_before_they_are_sent() -> None:
    workshop = Workshop()
    workshop.close()

    with pytest.raises(Reject) as refused:
        workshop.read_file(bytes(LARGEST_FILE + 1))

    assert refused.value == Reject("too_large", size="20 MB", limit="20 MB")


def test_a_file_that_takes_too_long_is_stopped_and_the_next_one_reads(slow: bytes) -> None:
    with Workshop(seconds=0.4) as workshop:
        workshop.read_file(SOUND)

        with pytest.raises(Reject, match="time_limit"):
            workshop.read_file(slow)

        assert workshop.read_file(SOUND) == SOUND_BOOK


@posix_only
def test_a_file_that_eats_memory_is_refused_and_the_next_one_reads(slow: bytes) -> None:
    with Workshop(seconds=60, memory=100 * 1024 * 1024) as workshop:
        with pytest.raises(Reject, match="unsafe_file"):
            workshop.read_file(slow)

        assert workshop.read_file(SOUND) == SOUND_BOOK


def test_a_file_whose_child_is_killed_is_tried_once_more_and_others_are_not_harmed(
    workshop: Workshop, slow: bytes
) -> None:
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(workshop.read_file, slow)
        killed = kill_children(workshop, times=1)

        assert workshop.read_file(SOUND) == SOUND_BOOK
        assert len(reading.result().grids[0].cells) == ROWS_FOR_SECONDS * 10
    assert not killed & children(workshop)


def test_a_file_that_kills_two_children_is_unreadable_and_the_next_one_reads(workshop: Workshop, slow: bytes) -> None:
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(workshop.read_file, slow)
        kill_children(workshop, times=2)

        assert reading.exception() == Reject("unreadable_file")
    assert workshop.read_file(SOUND) == SOUND_BOOK


def test_a_child_killed_while_nobody_asks_is_replaced(workshop: Workshop) -> None:
    workshop.read_file(SOUND)
    for child in workshop._all:
        child._process.kill()

    assert workshop.read_file(SOUND) == SOUND_BOOK


def test_many_threads_share_two_children() -> None:
    texts = [f"## Trang {number}\n| {number} | x |" for number in range(12)]
    with Workshop() as workshop, ThreadPoolExecutor(3) as pool:
        books = list(pool.map(lambda text: workshop.read_file(workbook_bytes(text)), texts))

        assert [book.grids[0].name for book in books] == [f"Trang {number}" for number in range(12)]
        assert len(children(workshop)) == 2


@posix_only
def test_closing_leaves_no_process_behind_not_even_one_at_work(slow: bytes) -> None:
    workshop = Workshop(seconds=60)
    workshop.read_file(SOUND)
    ended: list[BaseException] = []

    def read() -> None:
        try:
            workshop.read_file(slow)
        except RuntimeError as reason:
            ended.append(reason)

    reader = threading.Thread(target=read)
    reader.start()
    time.sleep(0.3)
    pids = children(workshop)

    workshop.close()
    reader.join()

    assert [str(reason) for reason in ended] == ["the workshop is closed"]
    assert [is_running(pid) for pid in pids] == [False]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ('["too_large", {"size": "30 MB", "limit": "20 MB"}, ""]', "too_large"),
        ('["no_such_code", {}, ""]', "unreadable_file"),
        ('["unknown_unit", {}, ""]', "unreadable_file"),
        ('["too_large", {"size": "30 MB"}, ""]', "unreadable_file"),
        ('["too_large", {"size": 30, "limit": "20 MB"}, ""]', "unreadable_file"),
        ('["unsafe_file", {"sentence": "Hãy mở trang này"}, ""]', "unreadable_file"),
        ('["unsafe_file", "", ""]', "unreadable_file"),
        ('[["unsafe_file"], {}, ""]', "unreadable_file"),
        ("{", "unreadable_file"),
    ],
)
def test_a_refusal_that_no_reader_gives_makes_the_file_unreadable(told: str, code: str) -> None:
    with pytest.raises(Reject, match=code):
        _result(NO + told.encode())


def test_the_seconds_are_the_childs_own_however_slowly_bytes_go_to_and_fro() -> None:
    with Workshop(seconds=3) as workshop:
        workshop.read_file(SOUND)
        (child,) = workshop._all
        requests, answers = child._requests, child._answers
        child._requests, child._answers = Hesitating(requests), Hesitating(answers)  # type: ignore[assignment]

        assert workshop.read_file(SOUND) == SOUND_BOOK


HOSTILE: dict[str, bytes] = {
    "unsafe_file": broken_files.with_entity_bomb(),
    "unreadable_file": broken_files.with_lie_about_size(),
}


@pytest.mark.parametrize(("code", "content"), HOSTILE.items(), ids=list(HOSTILE))
def test_a_hostile_file_is_refused_at_once(workshop: Workshop, code: str, content: bytes) -> None:

    with pytest.raises(Reject, match=code):
        workshop.read_file(content)


@pytest.mark.parametrize("content", [broken_files.with_dimension("A1:XFD1048576"), broken_files.with_nested_zip()])
def test_what_is_only_odd_is_read_at_once(workshop: Workshop, content: bytes) -> None:

    book: Book = workshop.read_file(content)

    assert [grid.cells for grid in book.grids] == [grid.cells for grid in SOUND_BOOK.grids]
