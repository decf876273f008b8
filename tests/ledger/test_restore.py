"""A restoration proves the backup before it replaces anything, and keeps what stood there."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.errors import ActRefused
from ledger.keeping.copying import back_up
from ledger.keeping.manifest import LEDGER_FILE, MANIFEST
from ledger.keeping.proving import prove, prove_files
from ledger.keeping.refusals import (
    BACKUP_NOT_WHOLE,
    FILE_CHANGED,
    FILE_GONE,
    NO_BACKUP,
    NOT_READABLE,
    TOO_NEW,
    TOTALS_DIFFER,
)
from ledger.keeping.restoring import find_backup, restore
from tests.ledger.elsewhere import append_next, numbers
from tests.ledger.kept import changed_by_hand, manifest_changed, originals
from tests.office import OFFICE


@pytest.fixture
def backup(filled: Ledger, tmp_path: Path) -> Path:
    """A backup of the filled ledger."""
    folder = tmp_path / "backups"
    folder.mkdir()
    return back_up(filled, folder, OFFICE).folder


def names(folder: Path) -> list[str]:
    """Return what lies in a folder, locks and backups aside."""
    return sorted(found.name for found in folder.iterdir() if found.suffix != ".lock" and found.name != "backups")


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, locks aside."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_restored_elsewhere_it_says_the_same(filled: Ledger, backup: Path, tmp_path: Path) -> None:
    place = tmp_path / "máy khác" / "sổ.duckdb"
    done = restore(backup, place, OFFICE)
    found = prove(place)
    expected = done.backup.manifest.totals
    assert (done.aside, done.head_aside, found.faults) == (None, None, ())
    assert found.totals == {**expected, "rows.trail": expected["rows.trail"] + 1, "acts.restore": 1}
    assert prove_files(Ledger(place).archive, found.files) == []
    assert names(place.parent) == ["sổ.duckdb", "sổ.duckdb.archive"]
    *_, row = Ledger(place).rows("trail_chain")
    assert (row["act"], row["subject"], row["previous_hash"]) == (
        "restore",
        backup.name,
        done.backup.manifest.head.hash,
    )
    assert numbers(Ledger.open(place)) == numbers(filled)


def test_the_ledger_that_stood_there_is_kept_aside_whole(filled: Ledger, backup: Path, tmp_path: Path) -> None:
    append_next(filled)
    later = filled.archive.keep(b"a file that came after the backup")
    before = prove(filled.path)
    done = restore(backup, filled.path, OFFICE)
    assert done.aside is not None
    aside = Ledger(done.aside)
    assert prove(aside.path) == before
    assert prove_files(aside.archive, before.files) == []
    assert aside.archive.read(later) == b"a file that came after the backup"
    assert not filled.archive.place(later).exists()
    assert prove_files(filled.archive, prove(filled.path).files) == []
    *_, row = filled.rows("trail_chain")
    said = json.loads(row["detail"])
    assert (said["aside"], said["aside_head"], said["aside_hash"]) == (aside.path.name, *vars(before.head).values())


@pytest.mark.of_a_file
def test_beside_a_restored_ledger_only_what_stood_there_is_left(filled: Ledger, backup: Path, tmp_path: Path) -> None:
    done = restore(backup, filled.path, OFFICE)
    assert done.aside is not None
    left = [filled, Ledger(done.aside)]
    assert names(tmp_path) == sorted(name for one in left for name in (one.path.name, one.archive.folder.name))


def test_what_is_written_after_a_restoration_does_not_reach_what_was_kept_aside(filled: Ledger, backup: Path) -> None:
    done = restore(backup, filled.path, OFFICE)
    assert done.aside is not None
    before = prove(done.aside)
    append_next(filled)
    assert prove(done.aside) == before


@pytest.mark.of_a_file
@pytest.mark.parametrize("content", [b"no ledger at all", b""], ids=["broken", "empty"])
def test_a_broken_ledger_is_replaced_and_kept_as_it_is(filled: Ledger, backup: Path, content: bytes) -> None:
    with filled.closed():
        filled.path.write_bytes(content)
        filled.path.with_name(f"{filled.path.name}.wal").write_bytes(b"half a log")
    done = restore(backup, filled.path, OFFICE)
    assert done.aside is not None
    assert done.aside.read_bytes() == content
    assert done.aside.with_name(f"{done.aside.name}.wal").read_bytes() == b"half a log"
    assert done.head_aside is None
    assert prove(filled.path).faults == ()


def test_damaged_originals_are_mended_by_a_restoration(filled: Ledger, backup: Path) -> None:
    first, second, _ = originals(filled)
    first.write_bytes(b"damaged")
    second.unlink()
    restore(backup, filled.path, OFFICE)
    assert prove_files(filled.archive, prove(filled.path).files) == []


def _without_an_original(backup: Path) -> None:
    originals(Ledger(backup / LEDGER_FILE))[0].unlink()


def _with_a_changed_original(backup: Path) -> None:
    originals(Ledger(backup / LEDGER_FILE))[1].write_bytes(b"another file")


def _with_a_changed_ledger(backup: Path) -> None:
    changed_by_hand(Ledger(backup / LEDGER_FILE), "UPDATE progress_rows SET actual = 9")


def _without_the_ledger(backup: Path) -> None:
    (backup / LEDGER_FILE).unlink()


def _of_a_later_program(backup: Path) -> None:
    manifest_changed(backup, schema_version=999, program="9.0.0")


def _with_other_totals(backup: Path) -> None:
    said = json.loads((backup / MANIFEST).read_text(encoding="utf-8"))
    manifest_changed(backup, totals={**said["totals"], "progress.actual": 4.0})


def _with_another_head(backup: Path) -> None:
    manifest_changed(backup, head={"act_no": 3, "hash": "0" * 64})


def _with_half_a_manifest(backup: Path) -> None:
    path = backup / MANIFEST
    path.write_text(path.read_text(encoding="utf-8")[:300], encoding="utf-8")


def _with_a_way_out(backup: Path) -> None:
    said = json.loads((backup / MANIFEST).read_text(encoding="utf-8"))
    manifest_changed(backup, files={**said["files"], "../ledger.duckdb": said["files"][LEDGER_FILE]})


def _with_an_original_left_out(backup: Path) -> None:
    said = json.loads((backup / MANIFEST).read_text(encoding="utf-8"))
    gone = originals(Ledger(backup / LEDGER_FILE))[0]
    manifest_changed(backup, files={name: held for name, held in said["files"].items() if gone.name not in name})


def _resealed(backup: Path) -> None:
    """Changed by hand, and the manifest told of it: the chain still knows."""
    _with_changed_trail(backup)
    content = (backup / LEDGER_FILE).read_bytes()
    said = json.loads((backup / MANIFEST).read_text(encoding="utf-8"))
    held = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    manifest_changed(backup, files={**said["files"], LEDGER_FILE: held})


def _with_changed_trail(backup: Path) -> None:
    ledger = Ledger(backup / LEDGER_FILE)
    changed_by_hand(ledger, "UPDATE trail SET actor_name = 'Người khác' WHERE act_no = 4")


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (_without_an_original, FILE_GONE),
        (_with_a_changed_original, FILE_CHANGED),
        (_with_a_changed_ledger, FILE_CHANGED),
        (_without_the_ledger, FILE_GONE),
        (_of_a_later_program, TOO_NEW),
        (_with_other_totals, TOTALS_DIFFER),
        (_with_another_head, TOTALS_DIFFER),
        (_with_half_a_manifest, NOT_READABLE),
        (_with_a_way_out, NOT_READABLE),
        (_with_an_original_left_out, BACKUP_NOT_WHOLE),
        (_resealed, BACKUP_NOT_WHOLE),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_backup_that_cannot_be_trusted_changes_nothing(
    filled: Ledger, backup: Path, damage: Callable[[Path], None], sentence: str, tmp_path: Path
) -> None:
    damage(backup)
    with filled.closed():
        before = snapshot(tmp_path)
    with pytest.raises(ActRefused) as refused:
        restore(backup, filled.path, OFFICE)
    assert refused.value.sentence == sentence
    with filled.closed():
        assert snapshot(tmp_path) == before


def test_a_folder_of_backups_means_its_newest(filled: Ledger, backup: Path, tmp_path: Path) -> None:
    newest = back_up(filled, backup.parent, OFFICE).folder
    (backup.parent / "thi-dua-20991231-235959.part").mkdir()
    (backup.parent / "thi-dua-20991231-235959").mkdir()
    assert (find_backup(backup.parent), find_backup(backup)) == (newest, backup)
    for empty in (tmp_path / "nothing", tmp_path):
        with pytest.raises(ActRefused) as refused:
            find_backup(empty)
        assert refused.value.sentence == NO_BACKUP


def test_originals_that_were_missing_already_are_told_and_stop_nothing(filled: Ledger, tmp_path: Path) -> None:
    originals(filled)[0].unlink()
    (tmp_path / "backups").mkdir()
    made = back_up(filled, tmp_path / "backups", OFFICE)
    done = restore(made.folder, tmp_path / "else" / "ledger.duckdb", OFFICE)
    assert len(done.backup.manifest.missing) == 1
    found = prove(tmp_path / "else" / "ledger.duckdb")
    faults = prove_files(Ledger(tmp_path / "else" / "ledger.duckdb").archive, found.files)
    assert [fault.code for fault in faults] == ["file_missing"]
