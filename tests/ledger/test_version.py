"""The version is the key under which screens keep answers: another one after every change, the same one after none.

An act that is quiet changes no answer, so that signing in or taking a table away leaves everything kept as it is.
"""

import re
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from domain.acts import ACTS
from ledger import Ledger, version
from ledger.errors import LedgerBusy
from ledger.queries import load_query, query_names
from tests.ledger import elsewhere
from tests.ledger.elsewhere import SOMEBODY, append_next, numbers

# What shows the trail itself, or goes on from its end, and is therefore never answered from what is kept.
OF_ALL_ACTS = {"backups", "last_restore", "trail", "trail_act", "trail_chain", "trail_head", "trail_people"}
QUIET = sorted(verb for verb, kind in ACTS.items() if kind.quiet)


def test_every_loud_act_of_this_process_changes_the_version(empty: Ledger) -> None:
    versions = [empty.version()]
    for _ in range(5):
        append_next(empty)
        versions.append(empty.version())
    assert len(set(versions)) == 6
    assert Ledger(empty.path).version() == versions[-1]


@pytest.mark.parametrize("verb", QUIET)
def test_a_quiet_act_leaves_the_version_as_it_is(empty: Ledger, verb: str) -> None:
    append_next(empty)
    before = empty.version()
    empty.record(SOMEBODY, verb, "việc")
    assert empty.version() == before
    assert [row["act"] for row in empty.rows("trail_chain")] == ["load", verb]
    append_next(empty)
    assert empty.version() != before


def test_loud_and_quiet_acts_of_another_process_are_told_apart(empty: Ledger) -> None:
    versions = [empty.version()]
    for work in (elsewhere.append_many, elsewhere.append_many, elsewhere.export_many):
        with elsewhere.start(work, empty.path, 1, 1) as worker:
            worker.communicate(timeout=60)
        versions.append(empty.version())
    assert len(set(versions)) == 3
    assert versions[2] == versions[3]
    assert [row["act"] for row in empty.rows("trail_chain")] == ["load", "load", "export"]


def test_an_act_that_was_taken_back_leaves_the_version_as_it_is(empty: Ledger) -> None:
    before = empty.version()
    with suppress(ZeroDivisionError), empty.act(SOMEBODY, "load") as act:
        elsewhere.append_next_in(act)
        raise ZeroDivisionError
    assert empty.version() == before


def test_reading_opening_and_closing_do_not_change_the_version(empty: Ledger) -> None:
    append_next(empty)
    before = empty.version()
    for _ in range(3):
        assert numbers(Ledger.open(empty.path)) == [1]
        empty.frame("trail_chain")
        with elsewhere.start(elsewhere.hold_open, empty.path) as reader:
            reader.communicate("\n", timeout=60)
    assert empty.version() == before


def test_the_version_changes_while_readers_keep_the_file_open(empty: Ledger) -> None:
    with empty._reading(None):
        before = empty.version()
        with empty.act(SOMEBODY, "load"):
            pass
        assert empty.version() != before


@pytest.mark.of_a_file
def test_a_file_put_in_the_ledgers_place_changes_the_version(empty: Ledger, tmp_path: Path) -> None:
    same = tmp_path / "same.duckdb"
    shutil.copy2(empty.path, same)
    before, size = empty.version(), empty.path.stat().st_size
    # The same size and the same time of writing, as a restored copy may have.
    same.replace(empty.path)
    assert empty.path.stat().st_size == size
    assert empty.version() != before


def test_a_ledger_moved_aside_has_no_version_until_it_comes_back(empty: Ledger) -> None:
    before = empty.version()
    with empty.closed():
        aside = empty.path.rename(empty.path.with_name("aside.duckdb"))
        assert empty.version() == ()
        aside.rename(empty.path)
    assert empty.version() == before


@pytest.mark.of_a_file
def test_while_another_process_holds_the_file_what_was_known_is_told_again(
    empty: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(version, "PATIENCE", 0.3)
    before = empty.version()
    empty.record(SOMEBODY, "export", "bảng")
    with elsewhere.start(elsewhere.hold_open, empty.path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        assert empty.version() == before
        holder.communicate("\n", timeout=60)
    # After a change of its own nobody is shown what was before it.
    append_next(empty)
    with elsewhere.start(elsewhere.hold_open, empty.path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(LedgerBusy):
            empty.version()
        holder.communicate("\n", timeout=60)
    assert empty.version() not in ((), before)


def test_whatever_reads_the_trail_leaves_quiet_acts_out_or_is_never_kept() -> None:
    reading = {name: load_query(name)[0] for name in query_names()}
    reading = {name: text for name, text in reading.items() if re.search(r"(?:\bFROM|\bJOIN|,)\s+trail\b", text)}
    assert {name for name, text in reading.items() if "NOT coalesce(is_quiet, FALSE)" not in text} == OF_ALL_ACTS
    assert {"first_record", "last_record", "newest_change"} <= set(reading)


def test_when_the_figures_last_changed_is_not_moved_by_a_quiet_act(empty: Ledger) -> None:
    append_next(empty)
    before = empty.rows("last_record")
    empty.record(SOMEBODY, "export", "bảng")
    assert empty.rows("last_record") == before
