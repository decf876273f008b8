"""An act is in whole or not at all, gets its numbers alone, and is there once it was said to be."""

import random
import sys
import threading
from collections.abc import Callable

import pytest

from ledger import Act, Ledger
from ledger.trail import broken_link
from tests.ledger import elsewhere
from tests.ledger.elsewhere import SOMEBODY, append_next, append_next_in, numbers

RACING_APPENDS = 200


def test_two_processes_with_200_racing_appends_each_give_no_number_twice_and_fork_no_chain(empty: Ledger) -> None:
    racers = [elsewhere.start(elsewhere.append_many, empty.path, RACING_APPENDS, 1) for _ in range(2)]
    said = [sorted(map(int, racer.communicate(timeout=240)[0].split())) for racer in racers]
    everything = list(range(1, 2 * RACING_APPENDS + 1))
    assert sorted(said[0] + said[1]) == everything
    assert numbers(empty) == everything
    trail = empty.rows("trail_chain")
    assert [row["act_no"] for row in trail] == list(range(1, 2 * RACING_APPENDS + 1))
    assert broken_link(trail) is None
    # They did race: neither had to wait until the other was through.
    assert said[0][-1] > said[1][0]
    assert said[1][-1] > said[0][0]


def test_an_act_waits_for_who_has_the_writing_turn_though_the_file_is_free(empty: Ledger) -> None:
    with elsewhere.start(elsewhere.hold_turn, empty.path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        actor = threading.Thread(target=append_next, args=(empty,))
        actor.start()
        actor.join(0.5)
        assert actor.is_alive()
        assert numbers(empty) == []
        holder.communicate("\n", timeout=30)
        actor.join(30)
    assert numbers(empty) == [1]


def test_threads_of_one_process_race_as_safely(empty: Ledger) -> None:
    threads = [threading.Thread(target=append_next, args=(empty,)) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert numbers(empty) == list(range(1, 13))
    assert broken_link(empty.rows("trail_chain")) is None


def test_a_process_killed_in_the_middle_of_an_act_leaves_every_acknowledged_act_and_nothing_else(empty: Ledger) -> None:
    with elsewhere.start(elsewhere.append_and_stop_midway, empty.path, 3) as worker:
        assert worker.stdout is not None
        said = [worker.stdout.readline().strip() for _ in range(4)]
        worker.kill()
    assert said == ["1", "2", "3", "midway"]
    assert numbers(Ledger.open(empty.path)) == [1, 2, 3]
    assert append_next(empty) == 4
    assert broken_link(empty.rows("trail_chain")) is None


def test_a_process_killed_at_any_moment_leaves_every_acknowledged_act(empty: Ledger) -> None:
    acknowledged: list[int] = []
    for _ in range(2):
        with elsewhere.start(elsewhere.append_many, empty.path, 1000, 1) as worker:
            assert worker.stdout is not None
            acknowledged += [int(worker.stdout.readline()) for _ in range(random.randint(2, 6))]
            worker.kill()
            acknowledged += [int(line) for line in worker.stdout if line.endswith("\n")]
        there = numbers(Ledger.open(empty.path))
        # One more may be in: killed between the commit and saying so.
        assert there[: len(acknowledged)] == acknowledged
        assert len(there) - len(acknowledged) in (0, 1)
        acknowledged = there


@pytest.mark.parametrize("stop", [KeyboardInterrupt, ValueError, GeneratorExit])
def test_an_act_that_is_broken_off_leaves_nothing_behind(empty: Ledger, stop: type[BaseException]) -> None:
    def broken_off() -> None:
        with empty.act(SOMEBODY, "load") as act:
            append_next_in(act)
            raise stop

    with pytest.raises(stop):
        broken_off()
    assert numbers(empty) == []
    assert empty.rows("trail_chain") == []
    assert append_next(empty) == 1


def test_an_act_sees_its_own_appends_and_stamps_them(empty: Ledger) -> None:
    with empty.act(SOMEBODY, "load", "một") as act:
        assert [append_next_in(act), append_next_in(act)] == [1, 2]
    [row] = empty.rows("trail_chain")
    assert {record["recorded_at"] for record in empty.rows("history", plan_id=None, period=None, unit_code=None)} == {
        row["recorded_at"]
    }
    assert (row["act_no"], row["actor_name"], row["act"], row["subject"]) == (1, "Nguyễn Văn Bình", "load", "một")


def test_an_act_inside_an_act_is_refused_before_it_forks_the_chain(empty: Ledger) -> None:
    def nested(act: Act) -> None:
        append_next_in(act)
        append_next(empty)

    with pytest.raises(RuntimeError, match="an act inside an act"), empty.act(SOMEBODY, "load") as outer:
        nested(outer)
    assert empty.rows("trail_chain") == []
    assert append_next(empty) == 1


def test_the_thread_that_acts_may_also_ask_the_ledger_at_any_length(
    empty: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The burst is over at once: without a way in for who is in already, the thread would wait for itself.
    monkeypatch.setattr("ledger.gate.OPEN_FOR", 0.0)
    with empty.act(SOMEBODY, "load") as act:
        append_next_in(act)
        assert numbers(empty) == []
    assert numbers(empty) == [1]


@pytest.mark.of_a_file
@pytest.mark.skipif(sys.platform == "win32", reason="a disk without room is played by a limit of Unix")
def test_a_commit_that_fails_says_so_and_takes_everything_back(empty: Ledger) -> None:
    said, _ = elsewhere.start(elsewhere.fail_to_commit, empty.path).communicate(timeout=60)
    assert said.split() == ["1", "LedgerUnreachable", "2"]
    assert numbers(empty) == [1, 2]
    assert broken_link(empty.rows("trail_chain")) is None


@pytest.mark.parametrize("columns", [{"no_such_column": 1}, {"submission_no": 1, "unit": "VP"}])
def test_a_column_the_schema_does_not_have_is_refused_and_nothing_is_in(
    empty: Ledger, columns: dict[str, object]
) -> None:
    def append_wrongly(append: Callable[..., None]) -> None:
        append("submission_records", [columns])

    with pytest.raises(KeyError, match="submission_records"), empty.act(SOMEBODY, "load") as act:
        append_wrongly(act.append)
    assert empty.rows("trail_chain") == []
