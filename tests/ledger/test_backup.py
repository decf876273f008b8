"""A backup is made while others work, is whole before it bears its name, and leaves nothing when it can't be."""

import hashlib
import json
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.errors import ActRefused
from ledger.keeping.copying import back_up
from ledger.keeping.manifest import LEDGER_FILE, MANIFEST, backups_in, read_manifest
from ledger.keeping.proving import prove, prove_files
from ledger.keeping.refusals import FILE_CHANGED, NO_FOLDER, NOT_WHOLE, NotWhole
from ledger.keeping.restoring import copied_back
from tests.ledger import elsewhere
from tests.ledger.kept import LOADED, changed_by_hand, originals
from tests.office import OFFICE


@pytest.fixture
def ledger(filled: Ledger) -> Ledger:
    """A ledger with reports and acts that nobody keeps open."""
    return filled


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where backups go."""
    made = tmp_path / "sao lưu"
    made.mkdir()
    return made


def test_a_backup_holds_the_ledger_its_originals_and_what_proves_them(ledger: Ledger, folder: Path) -> None:
    before = prove(ledger.path)
    backup = back_up(ledger, folder, OFFICE)
    copy = Ledger(backup.folder / LEDGER_FILE)
    assert list(folder.iterdir()) == [backup.folder]
    assert sorted(path.name for path in backup.folder.iterdir()) == [LEDGER_FILE, f"{LEDGER_FILE}.archive", MANIFEST]
    assert read_manifest(backup.folder) == backup.manifest
    assert prove(copy.path) == before
    assert prove_files(copy.archive, before.files) == []
    found = backup.manifest
    assert (found.totals, found.head, found.first, found.missing) == (before.totals, before.head, before.first, {})
    assert len(found.files) == 1 + LOADED
    for name, held in found.files.items():
        content = (backup.folder / name).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (held.size, held.sha256)


def test_the_act_is_recorded_quietly_with_what_was_copied(ledger: Ledger, folder: Path) -> None:
    version, head = ledger.version(), prove(ledger.path).head
    backup = back_up(ledger, folder, OFFICE)
    *_, row = ledger.rows("trail_chain")
    assert (row["act"], row["subject"], row["is_quiet"]) == ("backup", backup.folder.name, True)
    said = json.loads(row["detail"])
    written = hashlib.sha256((backup.folder / MANIFEST).read_bytes()).hexdigest()
    assert (said["folder"], said["head"], said["files"], said["manifest"]) == (
        str(folder.resolve()),
        head.act_no,
        LOADED,
        written,
    )
    assert ledger.version() == version
    assert prove(ledger.path).faults == ()


def test_backups_of_one_second_are_two_and_share_their_originals(ledger: Ledger, folder: Path) -> None:
    names = [back_up(ledger, folder, OFFICE).folder for _ in range(2)]
    assert list(backups_in(folder)) == sorted(names, reverse=True)
    first, second = ([path.stat() for path in originals(Ledger(name / LEDGER_FILE))] for name in names)
    assert [found.st_ino for found in first] == [found.st_ino for found in second]


def test_an_original_that_is_gone_is_taken_from_an_earlier_backup(ledger: Ledger, folder: Path) -> None:
    back_up(ledger, folder, OFFICE)
    gone, changed, _ = originals(ledger)
    gone.unlink()
    changed.write_bytes(b"damaged")
    assert back_up(ledger, folder, OFFICE).manifest.missing == {}


def test_an_earlier_backup_that_was_damaged_lends_nothing(ledger: Ledger, folder: Path) -> None:
    first = back_up(ledger, folder, OFFICE)
    for path in originals(Ledger(first.folder / LEDGER_FILE)):
        path.write_bytes(b"damaged")
    second = back_up(ledger, folder, OFFICE)
    assert second.manifest.missing == {}
    assert prove_files(Ledger(second.folder / LEDGER_FILE).archive, prove(ledger.path).files) == []


def test_an_original_that_nobody_has_any_more_is_named_and_the_rest_is_kept(ledger: Ledger, folder: Path) -> None:
    gone, changed, kept = originals(ledger)
    gone.unlink()
    changed.write_bytes(b"damaged")
    backup = back_up(ledger, folder, OFFICE)
    assert backup.manifest.missing.keys() == {gone.name, changed.name}
    assert [path.name for path in originals(Ledger(backup.folder / LEDGER_FILE))] == [kept.name]


def test_a_ledger_that_is_not_whole_is_never_called_a_backup(ledger: Ledger, folder: Path) -> None:
    changed_by_hand(ledger, "UPDATE trail SET actor_name = 'Người khác' WHERE act_no = 3")
    with pytest.raises(NotWhole) as refused:
        back_up(ledger, folder, OFFICE)
    assert refused.value.sentence == NOT_WHOLE
    assert [fault.code for fault in refused.value.faults] == ["changed_act"]
    assert "việc số 3" in refused.value.say("vi")
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_not_there_is_not_made(ledger: Ledger, tmp_path: Path) -> None:
    # A drive that isn't connected must not be replaced by a folder of the same name on this disk.
    with pytest.raises(ActRefused) as refused:
        back_up(ledger, tmp_path / "ổ ngoài", OFFICE)
    assert refused.value.sentence == NO_FOLDER
    assert not (tmp_path / "ổ ngoài").exists()


def test_what_a_killed_loader_left_in_the_log_is_in_the_backup(ledger: Ledger, folder: Path) -> None:
    with elsewhere.start(elsewhere.append_and_stop_midway, ledger.path, 3) as worker:
        assert worker.stdout is not None
        while worker.stdout.readline() != "midway\n":
            pass
        worker.kill()
    backup = back_up(ledger, folder, OFFICE)
    assert backup.manifest.totals["rows.submission_records"] == LOADED + 3


def test_a_copy_that_was_read_wrongly_is_told(ledger: Ledger, folder: Path, tmp_path: Path) -> None:
    backup = back_up(ledger, folder, OFFICE)
    path = backup.folder / LEDGER_FILE
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(bytes(content))
    with pytest.raises(ActRefused) as refused:
        copied_back(backup.folder, Ledger(tmp_path / "again" / "ledger.duckdb"))
    assert refused.value.sentence == FILE_CHANGED


def test_backups_made_while_another_process_loads_are_each_between_two_acts(ledger: Ledger, folder: Path) -> None:
    with elsewhere.start(elsewhere.append_many, ledger.path, 24, 2) as worker:
        made = [back_up(ledger, folder, OFFICE) for _ in range(3)]
        told, _ = worker.communicate(timeout=120)
    assert len(told.split()) == 24
    counts = [backup.manifest.totals["rows.submission_records"] for backup in made]
    assert counts == sorted(counts)
    assert {(count - LOADED) % 2 for count in counts} == {0}
    last = back_up(ledger, folder, OFFICE).manifest
    assert last.totals["rows.submission_records"] == LOADED + 24
    assert last.totals == {**prove(ledger.path).totals, "acts.backup": 3, "rows.trail": last.head.act_no}
