"""The scheduled backup: when it is due, that it is tried out, what is kept, and that failures are recorded."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ledger import Ledger
from ledger.errors import ActRefused
from ledger.exclusive import exclusive
from ledger.keeping.copying import back_up
from ledger.keeping.manifest import LEDGER_FILE, backups_in
from ledger.keeping.nightly import back_up_when_due, clear_away, drill
from ledger.keeping.proving import prove
from ledger.keeping.schedule import Standing, Try, last_moment, standing, standing_of
from ledger.settings import change_setting
from tests.ledger import elsewhere
from tests.ledger.kept import changed_by_hand, originals
from tests.office import OFFICE
from tests.stores import copy_of, in_a_file

SAID = {"backup_folder": "/sao-luu", "backup_at": "02:00", "backup_keep": "2"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where backups go."""
    made = tmp_path / "sao lưu"
    made.mkdir()
    return made


@pytest.fixture
def ledger(filled: Ledger, folder: Path) -> Ledger:
    """A ledger with a folder set."""
    change_setting(filled, OFFICE, "backup_folder", str(folder))
    change_setting(filled, OFFICE, "backup_keep", "2")
    return filled


def row(act: str, at: str, **detail: Any) -> dict[str, Any]:
    """Return a row of the query `backups`, its moment in UTC."""
    said = {"folder": str(Path("/sao-luu").resolve()), **detail}
    return {"act": act, "recorded_at": datetime.fromisoformat(at), "subject": "x", "detail": json.dumps(said)}


def held(*rows: dict[str, Any], **said: str) -> Standing:
    """Return the standing of those rows, the newest first."""
    return standing_of({**SAID, **said}, rows)


@pytest.mark.parametrize(
    ("now", "moment"),
    [
        ("2026-11-23 18:59", "2026-11-22 19:00"),
        ("2026-11-23 19:00", "2026-11-23 19:00"),
        ("2026-11-24 00:30", "2026-11-23 19:00"),
        ("2026-11-24 17:30", "2026-11-23 19:00"),
    ],
)
def test_two_in_the_morning_is_of_viet_nam(now: str, moment: str) -> None:
    assert last_moment("02:00", datetime.fromisoformat(now)) == datetime.fromisoformat(moment)


def test_a_backup_is_due_once_the_hour_has_come_and_until_it_is_made() -> None:
    now = datetime(2026, 11, 23, 19, 5)
    assert not held(backup_folder="").is_due(now)
    assert held().is_due(now)
    before, after = row("backup", "2026-11-22 19:02"), row("backup", "2026-11-23 19:02")
    assert held(before).is_due(now)
    assert not held(after, before).is_due(now)
    assert held(after).next_due(now) == datetime(2026, 11, 24, 19, 0)
    assert held(before).next_due(now) == now
    # One taken elsewhere by hand, or a drill, is no backup of this folder.
    assert held(row("backup", "2026-11-23 19:02", folder="/usb"), row("restore_drill", "2026-11-23 19:03")).is_due(now)


def test_what_failed_is_tried_again_an_hour_later() -> None:
    failed = row("backup", "2026-11-23 19:02", failed="Hết dung lượng")
    found = held(failed, row("backup", "2026-11-22 19:02"))
    assert [found.is_due(datetime(2026, 11, 23, *at)) for at in ((19, 5), (20, 1), (20, 2))] == [False, False, True]
    assert found.last == Try("x", str(Path("/sao-luu").resolve()), datetime(2026, 11, 23, 19, 2), "Hết dung lượng")
    assert found.last_good is not None
    assert [found.is_old(found.last_good.at + timedelta(days=days)) for days in (1, 2, 3)] == [False, False, True]


def acts(ledger: Ledger) -> list[str]:
    """Return the acts on backups, the oldest first."""
    return [one["act"] for one in reversed(ledger.rows("backups", most=100))]


def test_a_due_backup_is_made_tried_out_and_recorded_once(ledger: Ledger, folder: Path, tmp_path: Path) -> None:
    around = set(tmp_path.iterdir())
    assert back_up_when_due(ledger, OFFICE) is True
    [backup] = backups_in(folder)
    found = standing(ledger)
    assert acts(ledger) == ["backup", "restore_drill"]
    assert found.last is not None
    assert found.drill is not None
    assert [(one.name, one.failed) for one in (found.last, found.drill)] == [(backup.name, "")] * 2
    assert back_up_when_due(ledger, OFFICE) is False
    # Nothing of the drill stays.
    lock = {f"{ledger.path.name}.nightly.lock"} if in_a_file() else set()
    assert {path.name for path in set(tmp_path.iterdir()) - around} == lock
    assert prove(ledger.path).faults == ()


def test_while_another_process_makes_it_nobody_else_does(ledger: Ledger, folder: Path) -> None:
    with elsewhere.start(elsewhere.hold_turn, ledger.path, "nightly") as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert back_up_when_due(ledger, OFFICE) is False
        holder.communicate("\n", timeout=60)
    assert list(backups_in(folder)) == []
    with exclusive(ledger.path, patience=1, section="nightly"):
        pass
    assert back_up_when_due(ledger, OFFICE) is True


def test_a_folder_that_is_gone_is_recorded_as_a_failure(ledger: Ledger, folder: Path) -> None:
    folder.rmdir()
    assert back_up_when_due(ledger, OFFICE) is True
    found = standing(ledger)
    assert found.last is not None
    assert (found.last_good, found.last.is_good, str(folder) in found.last.failed) == (None, False, True)
    assert not folder.exists()
    assert back_up_when_due(ledger, OFFICE) is False


def test_a_ledger_that_is_not_whole_pushes_no_good_backup_out(ledger: Ledger, folder: Path) -> None:
    for _ in range(3):
        back_up(ledger, folder, OFFICE)
    changed_by_hand(ledger, "UPDATE trail SET actor_name = 'Người khác' WHERE act_no = 3")
    # Made today already: another day comes.
    tomorrow = datetime.fromisoformat("2100-01-01")
    assert back_up_when_due(ledger, OFFICE, clock=lambda: tomorrow) is True
    found = standing(ledger)
    assert found.last is not None
    assert "việc số 3" in found.last.failed
    assert len(list(backups_in(folder))) == 3


def test_only_the_newest_are_kept_and_only_of_this_ledger(ledger: Ledger, folder: Path, planless_ledger: Path) -> None:
    (folder / "other").mkdir()
    other = Ledger.open(copy_of(planless_ledger, folder / "other"))
    others = back_up(other, folder, OFFICE).folder
    for _ in range(3):
        back_up(ledger, folder, OFFICE)
    (folder / "thi-dua-20200101-000000.part").mkdir()
    (folder / "thi-dua-20200101-000000.xoa").mkdir()
    (folder / "của tôi.txt").write_text("x", encoding="utf-8")
    *kept, last = [path for path in backups_in(folder) if path != others]
    assert clear_away(folder, prove(ledger.path).first, keep=2) == [last.name]
    assert [path for path in backups_in(folder) if path != others] == kept
    left = {path.name for path in folder.iterdir()} - {path.name for path in [*kept, others]}
    assert left == {"other", "của tôi.txt", "thi-dua-20200101-000000.part"}


def test_a_drill_finds_what_a_restoration_would_refuse(ledger: Ledger, folder: Path, tmp_path: Path) -> None:
    backup = back_up(ledger, folder, OFFICE).folder
    drill(ledger, backup)
    originals(Ledger(backup / LEDGER_FILE))[0].write_bytes(b"damaged")
    around = names(tmp_path.iterdir())
    with pytest.raises(ActRefused):
        drill(ledger, backup)
    assert names(tmp_path.iterdir()) == around


def names(paths: Iterable[Path]) -> set[str]:
    """Return the names of what lies there."""
    return {path.name for path in paths}
