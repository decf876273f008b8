"""The version is the key under which screens keep answers: another one after every change, the same one after none."""

import shutil
from pathlib import Path

from ledger import Ledger
from tests.ledger import elsewhere
from tests.ledger.elsewhere import SOMEBODY, append_next, numbers


def test_every_append_of_this_process_changes_the_version(empty: Ledger) -> None:
    versions = [empty.version()]
    for _ in range(5):
        append_next(empty)
        versions.append(empty.version())
    assert len(set(versions)) == 6
    assert Ledger(empty.path).version() == versions[-1]


def test_every_append_of_another_process_changes_the_version(empty: Ledger) -> None:
    versions = [empty.version()]
    with elsewhere.start(elsewhere.append_many, empty.path, 1, 1) as worker:
        worker.communicate(timeout=60)
    versions.append(empty.version())
    with elsewhere.start(elsewhere.append_many, empty.path, 1, 1) as worker:
        worker.communicate(timeout=60)
    versions.append(empty.version())
    assert len(set(versions)) == 3


def test_reading_opening_and_closing_do_not_change_the_version(empty: Ledger) -> None:
    append_next(empty)
    version = empty.version()
    for _ in range(3):
        assert numbers(Ledger.open(empty.path)) == [1]
        empty.frame("trail", most=10)
        with elsewhere.start(elsewhere.hold_open, empty.path) as reader:
            reader.communicate("\n", timeout=60)
    assert empty.version() == version


def test_the_version_changes_while_readers_keep_the_file_open(empty: Ledger) -> None:
    with empty._reading(None):
        version = empty.version()
        with empty.act(SOMEBODY, "load"):
            pass
        assert empty.version() != version


def test_a_file_put_in_the_ledgers_place_changes_the_version(empty: Ledger, tmp_path: Path) -> None:
    same = tmp_path / "same.duckdb"
    shutil.copy2(empty.path, same)
    version = empty.version()
    # The same size and the same time of writing, as a restored copy may have.
    same.replace(empty.path)
    assert empty.path.stat().st_size == version[1]
    assert empty.version() != version


def test_moving_the_file_aside_changes_the_version_also_when_it_comes_back(empty: Ledger) -> None:
    version = empty.version()
    with empty.closed():
        aside = empty.path.rename(empty.path.with_name("aside.duckdb"))
        assert empty.version() != version
        aside.rename(empty.path)
    assert empty.version() != version
