"""What is found out once while a screen is drawn is found out anew everywhere else."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ledger import Ledger
from tests.ledger.elsewhere import append_next
from ui.rerun import drawing, forget, once_a_rerun


class Asked:
    """A question that tells how often it was asked."""

    def __init__(self) -> None:
        self.times = 0

    def ask(self) -> int:
        """Return how often it has been asked, this time included."""
        self.times += 1
        return self.times


def test_within_one_screen_it_is_asked_once_and_each_time_outside() -> None:
    find_out = once_a_rerun(Asked().ask)
    assert (find_out(), find_out()) == (1, 2)
    with drawing():
        assert (find_out(), find_out()) == (3, 3)
    with drawing():
        assert find_out() == 4
    assert find_out() == 5


def test_two_questions_are_two_and_another_thread_asks_for_itself() -> None:
    one, other = once_a_rerun(Asked().ask), once_a_rerun(Asked().ask)
    with drawing(), ThreadPoolExecutor(1) as pool:
        assert (one(), other(), one(), other()) == (1, 1, 1, 1)
        assert (pool.submit(one).result(), pool.submit(one).result(), one()) == (2, 3, 1)


def test_after_a_change_of_the_ledger_and_after_forgetting_it_is_asked_again(ledger_file: Path) -> None:
    find_out = once_a_rerun(Asked().ask)
    with drawing():
        assert (find_out(), find_out()) == (1, 1)
        append_next(Ledger.open(ledger_file))
        assert (find_out(), find_out()) == (2, 2)
        forget()
        assert (find_out(), find_out()) == (3, 3)


def test_a_screen_that_fails_leaves_nothing_behind() -> None:
    asked = Asked()
    find_out = once_a_rerun(asked.ask)

    def draw() -> None:
        find_out()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), drawing():
        draw()
    assert (find_out(), find_out()) == (2, 3)
