"""Whatever reads before it appends has the ledger's writing to itself."""

import sys
import threading
from pathlib import Path

import pytest

from ledger import LedgerBusy
from ledger.errors import LedgerUnreachable
from ledger.exclusive import exclusive
from tests.ledger import elsewhere


def takes(path: Path, patience: float) -> bool:
    """Tell whether another thread gets the turn within that time."""
    got: list[bool] = []

    def take() -> None:
        try:
            with exclusive(path, patience=patience):
                got.append(True)
        except LedgerBusy:
            got.append(False)

    thread = threading.Thread(target=take)
    thread.start()
    thread.join()
    return got[0]


def test_one_thread_at_a_time_and_each_says_how_long_it_waits(tmp_path: Path) -> None:
    path = tmp_path / "ledger.duckdb"
    with exclusive(path):
        assert takes(path, 0.05) is False
        assert takes(path, 0.1) is False
        assert takes(tmp_path / "other.duckdb", 0.1) is True
    assert takes(path, 1) is True


def test_who_holds_the_turn_may_take_it_again_and_keeps_it_till_the_outer_end(tmp_path: Path) -> None:
    path = tmp_path / "ledger.duckdb"
    with exclusive(path):
        with exclusive(path):
            assert takes(path, 0.05) is False
        assert takes(path, 0.05) is False
    assert takes(path, 1) is True


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_two_names_of_one_ledger_have_one_turn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ledger.duckdb"
    path.touch()
    link = tmp_path / "link.duckdb"
    link.symlink_to(path)
    monkeypatch.chdir(tmp_path)
    with exclusive(path):
        assert takes(link, 0.05) is False
        assert takes(Path(path.name), 0.05) is False
        with exclusive(link, patience=1), exclusive(Path(path.name), patience=1):
            pass
    with elsewhere.start(elsewhere.hold_turn, link) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert takes(path, 0.05) is False
        holder.kill()


def test_a_holder_that_is_killed_holds_no_longer(tmp_path: Path) -> None:
    path = tmp_path / "ledger.duckdb"
    with elsewhere.start(elsewhere.hold_turn, path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(LedgerBusy), exclusive(path, patience=0.1):
            pass
        holder.kill()
    assert takes(path, 5) is True


def test_an_error_inside_gives_the_turn_back(tmp_path: Path) -> None:
    path = tmp_path / "ledger.duckdb"
    with pytest.raises(KeyboardInterrupt), exclusive(path):
        raise KeyboardInterrupt
    assert takes(path, 1) is True


def test_where_no_lock_can_be_kept_the_ledger_is_unreachable(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    with pytest.raises(LedgerUnreachable), exclusive(in_the_way / "ledger.duckdb", patience=1):
        pass
    assert takes(tmp_path / "ledger.duckdb", 1) is True
