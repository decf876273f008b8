"""Who has much to write keeps the file open, and lets others in as soon as they say that they want it."""

import shutil
import time
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.gate import gate_for
from ledger.wanted import Wanted
from tests.ledger import elsewhere
from tests.ledger.elsewhere import append_next, numbers, wait_until_closed

pytestmark = pytest.mark.of_a_file


def logs(ledger: Ledger) -> list[str]:
    return [found.name for found in ledger.path.parent.glob("*.wal")]


def test_between_the_acts_of_a_stay_the_file_stays_open_and_in_the_end_everything_is_in_it(empty: Ledger) -> None:
    gate = gate_for(empty.path)
    with empty.staying():
        append_next(empty)
        first = gate._connection
        append_next(empty)
        assert (first is not None, gate._connection is first, logs(empty)) == (True, True, ["ledger.duckdb.wal"])
    wait_until_closed(gate)
    assert (logs(empty), numbers(empty)) == ([], [1, 2])


def test_what_is_new_after_a_stay_is_asked_of_the_file_that_is_still_open(
    empty: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ledger.gate.LINGER", 60.0)
    gate = gate_for(empty.path)
    with empty.staying():
        append_next(empty)
        stayed = gate._connection
    assert (stayed is not None, numbers(empty), gate._connection is stayed) == (True, [1], True)
    with Wanted(empty.path).said(time.monotonic() + 5):
        wait_until_closed(gate)
    assert logs(empty) == []


def test_who_wants_the_file_gets_in_between_the_acts_of_another_ones_stay(empty: Ledger) -> None:
    with elsewhere.start(elsewhere.stay_and_append, empty.path) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "staying\n"
        own = [append_next(empty) for _ in range(5)]
        said, _ = other.communicate("\n", timeout=60)
    theirs = [int(number) for number in said.split()]
    assert sorted(own + theirs) == numbers(empty) == list(range(1, len(own + theirs) + 1))
    assert theirs[0] < own[0]


def test_two_that_stay_take_turns(empty: Ledger) -> None:
    with elsewhere.start(elsewhere.stay_and_append, empty.path) as one:
        assert one.stdout is not None
        assert one.stdout.readline() == "staying\n"
        with elsewhere.start(elsewhere.stay_and_append, empty.path) as two:
            assert two.stdout is not None
            assert two.stdout.readline() == "staying\n"
            append_next(empty)
            second, _ = two.communicate("\n", timeout=60)
        first, _ = one.communicate("\n", timeout=60)
    given = [*map(int, first.split()), *map(int, second.split())]
    assert sorted(given) == sorted(set(given))
    assert len(numbers(empty)) == len(given) + 1


def test_after_another_file_was_put_in_its_place_a_stay_goes_on_in_that_one(empty: Ledger, tmp_path: Path) -> None:
    append_next(empty)
    same = tmp_path / "same.duckdb"
    shutil.copy2(empty.path, same)
    with empty.staying():
        assert numbers(empty) == [1]
        same.replace(empty.path)
        assert append_next(empty) == 2
    wait_until_closed(gate_for(empty.path))
    moved = empty.path.rename(tmp_path / "moved.duckdb")
    assert numbers(Ledger.open(moved)) == [1, 2]


def test_a_stay_that_fails_leaves_what_was_committed_and_the_gate_as_it_was(empty: Ledger) -> None:
    try:
        with empty.staying():
            append_next(empty)
            raise ZeroDivisionError
    except ZeroDivisionError:
        pass
    wait_until_closed(gate_for(empty.path))
    assert (logs(empty), numbers(empty)) == ([], [1])


def test_the_wish_is_heard_while_it_is_said_and_no_longer(tmp_path: Path) -> None:
    path = tmp_path / "ledger.duckdb"
    one, other = Wanted(path), Wanted(path)
    assert (other.heard(), list(tmp_path.iterdir())) == (False, [])
    with one.said(time.monotonic() + 1):
        assert other.heard()
    assert not other.heard()
