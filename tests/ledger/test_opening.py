"""Making and opening a ledger: what stands in the way has a name, and nothing half made is ever taken for a ledger."""

import os
import shutil
import sys
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from ledger import Ledger, LedgerBroken, LedgerBusy, LedgerError, LedgerMissing, LedgerTooNew
from ledger.gate import gate_for
from tests.ledger import elsewhere
from tests.ledger.elsewhere import append_next, numbers

pytestmark = pytest.mark.of_a_file


def changed_by_hand(ledger: Ledger, statement: str) -> Path:
    """Change the file as nobody may: past the ledger."""
    with ledger.closed(), duckdb.connect(str(ledger.path)) as connection:
        connection.execute(statement)
    return ledger.path


def test_a_ledger_lives_in_a_folder_with_any_name(tmp_path: Path) -> None:
    path = tmp_path / "Sổ 'thi đua' “2023” #1 & 100%" / "sổ cái của Sở.duckdb"
    assert append_next(Ledger.create(path)) == 1
    assert numbers(Ledger.open(path)) == [1]
    assert Ledger(path).archive.folder == path.with_name("sổ cái của Sở.duckdb.archive")


def test_no_ledger_is_missing_and_asking_for_it_makes_none(tmp_path: Path) -> None:
    missing = Ledger(tmp_path / "no" / "ledger.duckdb")
    with pytest.raises(LedgerMissing):
        Ledger.open(missing.path)
    with pytest.raises(LedgerMissing):
        append_next(missing)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"lock", b"x" * 100_000], ids=["empty", "small", "large"])
def test_a_file_that_is_no_ledger_is_broken_at_once(tmp_path: Path, content: bytes) -> None:
    # The path and the content say "lock": neither is DuckDB's word for a file held elsewhere.
    path = tmp_path / "lock" / "ledger.duckdb"
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(LedgerBroken):
        Ledger.open(path)
    with pytest.raises(LedgerBroken):
        Ledger.create(path)
    assert path.read_bytes() == content


def test_a_damaged_ledger_is_broken_not_busy(empty: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ledger.gate.PATIENCE", 1.0)
    content = bytearray(empty.path.read_bytes())
    content[8192:] = bytes(byte ^ 0x55 for byte in content[8192:])
    empty.path.write_bytes(content)
    # DuckDB says "Corrupt database file ... in block at location": "block" is no lock.
    with pytest.raises(LedgerBroken):
        Ledger.open(empty.path)


def test_another_database_is_no_ledger(tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    duckdb.connect(str(path)).execute("CREATE TABLE t (a INTEGER)").close()
    with pytest.raises(LedgerBroken):
        Ledger.open(path)


def test_a_folder_in_the_ledgers_place_is_an_error_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(LedgerError):
        Ledger.open(tmp_path)


def test_a_ledger_of_a_later_program_is_too_new(empty: Ledger) -> None:
    changed_by_hand(empty, "UPDATE ledger_facts SET value = '999' WHERE name = 'schema_version'")
    with pytest.raises(LedgerTooNew):
        Ledger.open(empty.path)


@pytest.mark.parametrize("value", ["NULL", "''", "'một'"])
def test_a_ledger_that_does_not_tell_its_version_is_broken(empty: Ledger, value: str) -> None:
    changed_by_hand(empty, f"UPDATE ledger_facts SET value = {value} WHERE name = 'schema_version'")
    with pytest.raises(LedgerBroken):
        Ledger.open(empty.path)


def test_a_file_that_another_process_keeps_is_busy_and_waited_for(empty: Ledger) -> None:
    with elsewhere.start(elsewhere.hold_open, empty.path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(LedgerBusy), gate_for(empty.path).cursor(patience=0.3):
            pass
        assert holder.stdin is not None
        holder.stdin.write("\n")
        holder.stdin.close()
        assert numbers(empty) == []


@pytest.mark.skipif(sys.platform == "win32", reason="rights are taken away in the manner of Unix")
def test_who_may_not_write_there_is_told_so(empty: Ledger, tmp_path: Path) -> None:
    # A test's folder is its user's alone; what is to be met here is a folder one may enter and read.
    public = Path(shutil.copytree(tmp_path, f"/tmp/tdkt-rights-{os.getpid()}"))
    try:
        public.chmod(0o555)
        (public / empty.path.name).chmod(0o444)
        worker = elsewhere.start(elsewhere.without_rights, public / empty.path.name, public)
        said, _ = worker.communicate(timeout=60)
    finally:
        public.chmod(0o755)
        shutil.rmtree(public)
    assert said.split() == ["LedgerUnreachable"] * 3


def test_two_processes_that_make_the_same_ledger_make_one(tmp_path: Path) -> None:
    path = tmp_path / "new" / "ledger.duckdb"
    makers = [elsewhere.start(elsewhere.create, path) for _ in range(2)]
    for maker in makers:
        assert maker.stdout is not None
        assert maker.stdout.readline() == "ready\n"
    said = [int(maker.communicate("\n", timeout=60)[0]) for maker in makers]
    assert sorted(said) == [1, 2]
    assert numbers(Ledger.open(path)) == [1, 2]
    names = [row["name"] for row in Ledger.open(path).rows("ledger_facts")]
    assert sorted(names) == ["is_sample", "schema_digest", "schema_version"]
    assert sorted(found.name for found in path.parent.iterdir()) == ["ledger.duckdb", "ledger.duckdb.lock"]


def test_a_ledger_whose_making_was_broken_off_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "ledger.duckdb"
    path.with_name("ledger.duckdb.making.new").write_bytes(b"half")
    path.with_name("ledger.duckdb.making.new.wal").write_bytes(b"half")
    assert append_next(Ledger.create(path)) == 1
    assert sorted(found.name for found in tmp_path.iterdir()) == ["ledger.duckdb", "ledger.duckdb.lock"]


def test_a_ledger_of_an_earlier_program_grows_and_keeps_its_rows(empty: Ledger) -> None:
    append_next(empty)
    changed_by_hand(
        empty,
        """
        DROP TABLE roster_rows;
        ALTER TABLE progress_rows DROP COLUMN evidence;
        ALTER TABLE difficulties_rows DROP COLUMN decision;
        ALTER TABLE directions_rows DROP COLUMN given;
        CREATE OR REPLACE VIEW current_roster AS SELECT 1 AS nothing;
        UPDATE ledger_facts SET value = 'of the earlier program' WHERE name = 'schema_digest';
        """,
    )
    grown = Ledger.open(empty.path)
    assert numbers(grown) == [1]
    with grown._reading(None) as cursor:
        assert cursor.execute("SELECT full_name FROM current_roster").fetchall() == []
        assert cursor.execute("SELECT evidence FROM progress_rows").fetchall() == []
        assert cursor.execute("SELECT decision FROM difficulties_rows").fetchall() == []
        assert cursor.execute("SELECT given FROM directions_rows").fetchall() == []
    version = grown.version()
    Ledger.open(empty.path)
    assert grown.version() == version


def test_only_a_sample_is_given_another_clock(empty: Ledger, tmp_path: Path) -> None:
    def new_year() -> datetime:
        return datetime(2023, 1, 1)

    sample = tmp_path / "sample.duckdb"
    assert Ledger.create(sample, sample=True, clock=new_year).is_sample() is True
    assert append_next(Ledger.create(sample, sample=True, clock=new_year)) == 1
    assert [row["recorded_at"] for row in Ledger(sample).rows("trail_chain")] == [new_year()]
    for refused in (
        lambda: Ledger.create(tmp_path / "real.duckdb", clock=new_year),
        lambda: Ledger.create(empty.path, sample=True, clock=new_year),
        lambda: empty.with_clock(new_year),
    ):
        with pytest.raises(ValueError, match="only a sample"):
            refused()
