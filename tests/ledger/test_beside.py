"""A ledger made beside another: the archive of original files is joined, never thrown away."""

import sys
from pathlib import Path

import pytest

from etl.registers import RegisterBroken
from ledger import Ledger
from ledger.archive import PART_SUFFIX
from ledger.beside import made_beside, put_in_place
from tests.ledger import elsewhere
from tests.ledger.elsewhere import append_next, numbers
from ui import data


def made(path: Path, content: bytes) -> Ledger:
    """Return a sample ledger with one act and one file kept."""
    ledger = Ledger.create(path, sample=True)
    ledger.archive.keep(content)
    append_next(ledger)
    return ledger


def names(folder: Path) -> list[str]:
    """Return what lies in a folder, locks aside."""
    return sorted(found.name for found in folder.iterdir() if found.suffix != ".lock")


def test_ledgers_of_one_stem_share_no_archive(tmp_path: Path) -> None:
    folders = {Ledger(tmp_path / name).archive.folder.name for name in ("ledger.duckdb", "ledger.db", "ledger")}
    assert folders == {"ledger.duckdb.archive", "ledger.db.archive", "ledger.archive"}


def test_a_new_ledger_joins_the_archive_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "ledger.duckdb"
    old = Ledger(path).archive.keep(b"an original nobody has twice")
    with made_beside(path) as making:
        both = made(making.path, b"a file of the sample").archive.keep(b"an original nobody has twice")
        making.archive.place(old).with_name(f"half{PART_SUFFIX}").write_bytes(b"half")
        put_in_place(making, path)

    archive = Ledger.open(path).archive
    assert archive.read(old) == archive.read(both) == b"an original nobody has twice"
    kept = [found for found in archive.folder.rglob("*") if found.is_file()]
    assert (len(kept), names(tmp_path)) == (2, ["ledger.duckdb", "ledger.duckdb.archive"])


def test_what_stood_there_is_put_aside_whole(tmp_path: Path) -> None:
    old = made(tmp_path / "ledger.duckdb", b"old")
    aside = tmp_path / "aside.duckdb"
    with made_beside(old.path) as making:
        Ledger.create(making.path)
        put_in_place(making, old.path, aside=aside)

    assert (numbers(Ledger.open(aside)), numbers(Ledger.open(old.path))) == ([1], [])
    assert [found.read_bytes() for found in Ledger(aside).archive.folder.glob("??/*")] == [b"old"]
    assert names(tmp_path) == ["aside.duckdb", "aside.duckdb.archive", "ledger.duckdb"]


def test_beginning_empty_with_a_broken_register_leaves_the_sample(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = made(tmp_path / "ledger.duckdb", b"old")
    monkeypatch.setenv("TDKT_LEDGER", str(sample.path))
    monkeypatch.setattr("ui.data.load_registers", _broken_register)

    with pytest.raises(RegisterBroken, match="dòng 3"):
        data.begin_empty()

    assert names(tmp_path) == ["ledger.duckdb", "ledger.duckdb.archive"]
    assert Ledger.open(sample.path).is_sample()
    monkeypatch.undo()
    monkeypatch.setenv("TDKT_LEDGER", str(sample.path))
    data.begin_empty()
    begun = Ledger.open(sample.path)
    assert not begun.is_sample()
    assert begun.rows("context_plans")


def _broken_register(*_: object) -> None:
    raise RegisterBroken("units.csv, dòng 3: thiếu mã đơn vị")


@pytest.mark.skipif(sys.platform == "win32", reason="a disk without room is played by a limit of Unix")
def test_a_ledger_that_finds_no_room_when_made_is_not_called_damaged(tmp_path: Path) -> None:
    said, _ = elsewhere.start(elsewhere.create_without_room, tmp_path / "ledger.duckdb").communicate(timeout=60)
    assert said.split() == ["LedgerUnreachable"]
    assert not (tmp_path / "ledger.duckdb").exists()
