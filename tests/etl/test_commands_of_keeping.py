"""`backup`, `restore` and `verify` from the command line: what they answer, how they end, what they leave."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.errors import LedgerBroken, LedgerGone, LedgerMissing, LedgerTooNew, LedgerUnreachable
from ledger.keeping.manifest import LEDGER_FILE, backups_in
from tests.etl.desk import GOOD, Desk
from tests.ledger.kept import changed_by_hand, originals

ROOT = Path(__file__).resolve().parents[2]
SMALL_DISK_MB = 60


@pytest.fixture
def loaded(desk: Desk) -> Desk:
    """A desk where one file has been loaded."""
    assert desk.run("load", desk.file(GOOD)).exit_code == 0
    return desk


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    """Where backups go; the command makes it."""
    return tmp_path / "ổ ngoài" / "sao lưu"


def test_verify_of_a_sound_ledger_says_so_and_ends_well(loaded: Desk) -> None:
    said = loaded.run("verify")
    assert said.exit_code == 0
    head = Ledger(loaded.ledger).rows("trail_chain")[-1]
    assert said.stdout.strip().startswith("Sổ nguyên vẹn: 2 việc trong nhật ký, 1 lần nộp, 1 tệp gốc đều đủ và đúng.")
    assert head["hash"] in said.stdout
    (answer,) = loaded.ask("verify")
    fields = ("status", "acts", "submissions", "files", "head", "findings")
    assert [answer[name] for name in fields] == ["whole", 2, 1, 1, head["hash"], []]
    assert loaded.run("verify", "--head", head["hash"][:10]).exit_code == 0
    assert loaded.run("verify", "--head", "0" * 10).exit_code == 1


def test_verify_names_what_is_wrong_and_what_to_do(loaded: Desk) -> None:
    originals(Ledger(loaded.ledger))[0].unlink()
    changed_by_hand(Ledger(loaded.ledger), "UPDATE trail SET actor_name = 'Người khác' WHERE act_no = 2")
    said = loaded.run("verify")
    assert said.exit_code == 1
    assert said.stdout.splitlines()[0] == "Sổ có 2 chỗ không đúng:"
    assert "việc số 2" in said.stdout
    assert "python -m etl restore" in said.stdout
    (answer,) = loaded.ask("verify")
    assert (answer["status"], [one["code"] for one in answer["findings"]]) == (
        "broken",
        ["changed_act", "file_missing"],
    )


def test_an_original_sent_again_is_back(loaded: Desk) -> None:
    originals(Ledger(loaded.ledger))[0].unlink()
    assert loaded.run("verify").exit_code == 1
    assert loaded.ask("load", loaded.file(GOOD))[0]["status"] == "duplicate"
    assert loaded.run("verify").exit_code == 0


def test_backup_and_restore_elsewhere_say_the_same(loaded: Desk, backups: Path, tmp_path: Path) -> None:
    (made,) = loaded.ask("backup", str(backups), "--by", "Lê Thị Mai")
    [folder] = backups_in(backups)
    assert (made["folder"], made["acts"], made["submissions"], made["files"]) == (str(folder), 2, 1, 1)
    place = tmp_path / "máy khác" / "ledger.duckdb"
    other = Desk(tmp_path / "files", place)
    (restored,) = other.ask("restore", str(backups), "--by", "Lê Thị Mai")
    assert {name: restored[name] for name in made} == made
    (before,), (after,) = loaded.ask("verify"), other.ask("verify")
    assert {**after["totals"], "rows.trail": 0, "acts.restore": 0} == {
        **{name: value for name, value in before["totals"].items() if name != "acts.backup"},
        "rows.trail": 0,
        "acts.restore": 0,
    }
    assert Ledger(place).rows("trail_chain")[-1]["act"] == "restore"
    assert other.ask("history") == loaded.ask("history")


def test_a_restored_ledger_takes_the_place_of_the_one_that_is_kept_aside(loaded: Desk, backups: Path) -> None:
    assert loaded.run("backup", str(backups)).exit_code == 0
    loaded.run("withdraw", "LN-000001", "--by", "Lê Thị Mai", "--reason", "Nhầm")
    said = loaded.run("restore", str(backups))
    assert said.exit_code == 0
    [aside] = loaded.ledger.parent.glob(f"*-truoc-khoi-phuc-*{loaded.ledger.suffix}")
    assert str(aside) in said.stdout
    assert loaded.ask("history")[0]["status"] == "accepted"
    assert Desk(backups, aside).ask("history")[0]["status"] == "withdrawn"


def test_what_was_missing_is_said_at_the_end(loaded: Desk, backups: Path) -> None:
    originals(Ledger(loaded.ledger))[0].unlink()
    said = loaded.run("backup", str(backups))
    assert (said.exit_code, "thiếu 1 tệp gốc" in said.stderr) == (1, True)
    assert len(list(backups_in(backups))) == 1


def test_a_backup_that_cannot_be_restored_ends_with_one_and_a_sentence(loaded: Desk, backups: Path) -> None:
    assert loaded.run("restore", str(backups)).exit_code == 1
    assert loaded.run("backup", str(backups)).exit_code == 0
    [folder] = backups_in(backups)
    (folder / LEDGER_FILE).write_bytes(b"x")
    said = loaded.run("restore", str(folder))
    assert (said.exit_code, folder.name in said.stderr, loaded.ask("verify")[0]["status"]) == (1, True, "whole")


@pytest.mark.of_a_file
def test_a_ledger_that_cannot_be_used_ends_with_three_and_its_sentence(loaded: Desk, backups: Path) -> None:
    ledger = Ledger(loaded.ledger)

    def said_by_all(error: type[Exception]) -> list[bool]:
        told = [loaded.run(*words) for words in (("verify",), ("backup", str(backups)), ("history",))]
        assert [one.exit_code for one in told] == [3, 3, 3]
        return [error.sentence in one.stderr for one in told]  # type: ignore[attr-defined]

    changed_by_hand(ledger, "UPDATE ledger_facts SET value = '999' WHERE name = 'schema_version'")
    assert said_by_all(LedgerTooNew) == [True] * 3
    with ledger.closed():
        ledger.path.write_bytes(b"no ledger at all")
    assert said_by_all(LedgerBroken) == [True] * 3
    with ledger.closed():
        ledger.path.unlink()
    assert said_by_all(LedgerGone) == [True] * 3
    shutil.rmtree(ledger.archive.folder)
    assert said_by_all(LedgerMissing) == [True] * 3
    assert not backups.exists() or list(backups.iterdir()) == []


def test_a_folder_for_scheduled_backups_is_named_in_full(loaded: Desk, tmp_path: Path) -> None:
    def set_to(folder: str) -> int:
        return loaded.run("settings", "set", "backup_folder", folder, "--by", "Lê Thị Mai").exit_code

    # Where the program is started from must not decide where backups go.
    assert [set_to(folder) for folder in (str(tmp_path), "sao-luu", "./sao-luu", "")] == [0, 1, 1, 0]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk with little room; made where the tests may mount one."""
    place = tmp_path / "đĩa nhỏ"
    place.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK_MB}m", "tmpfs", str(place)]
    if sys.platform != "linux" or os.geteuid() != 0 or subprocess.run(mounting, check=False).returncode:
        pytest.skip("no right to mount a small disk")
    yield place
    # The gate may still be about to close the file.
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_full_disk_is_told_and_leaves_ledger_and_folder_as_they_were(
    loaded: Desk, small_disk: Path, tmp_path: Path
) -> None:
    backups = tmp_path / "backups"
    assert loaded.run("backup", str(backups)).exit_code == 0
    filling = small_disk / "filling"
    filling.write_bytes(bytes((SMALL_DISK_MB - 3) << 20))

    told = loaded.run("backup", str(small_disk))
    assert (told.exit_code, "hết dung lượng" in told.stderr) == (1, True)
    there = Desk(tmp_path / "files", small_disk / "ledger.duckdb")
    told = there.run("restore", str(backups))
    assert (told.exit_code, "hết dung lượng" in told.stderr) == (1, True)
    assert [path.name for path in small_disk.iterdir() if path.suffix != ".lock"] == ["filling"]
    assert loaded.run("verify").exit_code == 0

    # A ledger on the full disk itself: what was acknowledged stays, and it goes on once there is room.
    filling.unlink()
    assert there.run("restore", str(backups)).exit_code == 0
    room = shutil.disk_usage(small_disk).free
    filling.write_bytes(bytes(room - 8192))
    before = there.ask("history")
    large = there.file(GOOD + "\n## Ghi chú\n" + "| x |\n" * 3000, "lớn.xlsx")
    told = there.run("load", large)
    assert (told.exit_code, "dung lượng" in told.stderr) == (3, True)
    filling.unlink()
    assert there.ask("history") == before
    assert there.run("verify").exit_code == 0
    assert there.run("load", large).exit_code in (0, 1)
    assert len(there.ask("history")) == len(before) + 1


def test_a_disk_that_may_only_be_read_is_told_and_loses_nothing(loaded: Desk, small_disk: Path, tmp_path: Path) -> None:
    backups = tmp_path / "backups"
    assert loaded.run("backup", str(backups)).exit_code == 0
    there = Desk(tmp_path / "files", small_disk / "ledger.duckdb")
    assert there.run("restore", str(backups)).exit_code == 0
    before = there.ask("history")
    with Ledger(there.ledger).closed():
        pass
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    told = loaded.run("backup", str(small_disk))
    assert (told.exit_code, "Không có quyền ghi" in told.stderr) == (1, True)
    for words in (("load", there.file(GOOD, "b.xlsx")), ("restore", str(backups)), ("verify",)):
        told = there.run(*words)
        assert (told.exit_code, LedgerUnreachable.sentence in told.stderr) == (3, True)
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    assert there.ask("history") == before
    assert there.run("verify").exit_code == 0
