"""Screens are drawn in the order in which they were asked for; who takes long keeps nobody waiting for long."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from ui import turns
from ui.turns import Line


def waiting(line: Line, count: int) -> None:
    """Wait until so many stand in the line."""
    while len(line._turns) < count:
        threading.Event().wait(0.001)


def test_one_draws_at_a_time_in_the_order_of_coming(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "LONGEST", 60.0)
    line, drawn, at_once = Line(), [], []

    def draw(number: int) -> None:
        with line.turn():
            drawn.append(number)
            at_once.append(sum(turn.came.is_set() for turn in line._turns))

    with ThreadPoolExecutor(10) as pool, line.turn():
        for number in range(10):
            pool.submit(draw, number)
            waiting(line, number + 2)
        assert drawn == []
    assert (drawn, at_once, len(line._turns)) == (list(range(10)), [1] * 10, 0)


def test_who_takes_long_draws_on_beside_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "LONGEST", 0.01)
    line, got_on = Line(), threading.Event()

    def draw() -> None:
        with line.turn():
            got_on.set()

    with ThreadPoolExecutor(1) as pool, line.turn():
        done = pool.submit(draw)
        assert got_on.wait(60)
        done.result()
        assert len(line._turns) == 0
    with line.turn():
        assert len(line._turns) == 1


def test_a_screen_that_fails_hands_its_turn_on() -> None:
    line = Line()
    with pytest.raises(ZeroDivisionError), line.turn():
        raise ZeroDivisionError
    with line.turn():
        assert len(line._turns) == 1
    assert len(line._turns) == 0


def test_who_gives_up_waiting_leaves_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    line, held = Line(), Line.turn

    def stopped(_self: object) -> None:
        raise KeyboardInterrupt

    with held(line):
        monkeypatch.setattr(turns, "LONGEST", 0.001)
        monkeypatch.setattr(Line, "_pass_on", stopped)
        with pytest.raises(KeyboardInterrupt), line.turn():
            pytest.fail("it was not its turn")
        assert len(line._turns) == 1
    assert len(line._turns) == 0
