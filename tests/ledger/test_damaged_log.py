"""The log that a killed program leaves beside the file: cut short it holds whole acts, damaged it is told and kept."""

from pathlib import Path

import pytest

from ledger import Ledger, LedgerBroken
from ledger.gate import log_of
from ledger.keeping.copying import back_up
from ledger.keeping.proving import prove
from ledger.keeping.restoring import restore
from tests.ledger import elsewhere
from tests.office import OFFICE
from tests.stores import copy_of

pytestmark = pytest.mark.of_a_file

TIMES = 4


@pytest.fixture(scope="module")
def left(made_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger whose acts are all in its log; to be copied, never opened."""
    path = copy_of(made_ledger, tmp_path_factory.mktemp("left"))
    with elsewhere.start(elsewhere.append_and_leave_the_log, path, TIMES) as worker:
        told, _ = worker.communicate(timeout=60)
    assert told.split() == ["1", "2", "3", "4"]
    assert log_of(path).stat().st_size > 1000
    return path


def with_log(left: Path, folder: Path, log: bytes) -> Ledger:
    """Return a copy of the ledger with another log beside it."""
    path = copy_of(left, folder)
    log_of(path).write_bytes(log)
    return Ledger(path)


@pytest.mark.parametrize("share", [1.0, 0.9, 0.6, 0.3, 0.0])
def test_a_log_that_was_cut_short_holds_whole_acts(left: Path, tmp_path: Path, share: float) -> None:
    log = log_of(left).read_bytes()
    ledger = with_log(left, tmp_path, log[: int(len(log) * share)])
    proof = prove(ledger.path)
    assert proof.faults == ()
    assert proof.totals["rows.submission_records"] == proof.head.act_no
    assert proof.head.act_no == TIMES if share == 1.0 else proof.head.act_no < TIMES


def test_a_damaged_log_is_told_and_a_backup_takes_its_place(made_ledger: Path, left: Path, tmp_path: Path) -> None:
    log = bytearray(log_of(left).read_bytes())
    log[len(log) // 2] ^= 0x55
    ledger = with_log(left, tmp_path, bytes(log))
    for use in (lambda: Ledger.open(ledger.path), lambda: prove(ledger.path)):
        with pytest.raises(LedgerBroken):
            use()
    assert log_of(ledger.path).read_bytes() == log

    (tmp_path / "backups").mkdir()
    (tmp_path / "other").mkdir()
    backup = back_up(Ledger.open(copy_of(made_ledger, tmp_path / "other")), tmp_path / "backups", OFFICE)
    done = restore(backup.folder, ledger.path, OFFICE)
    assert done.aside is not None
    assert log_of(done.aside).read_bytes() == log
    assert (prove(ledger.path).faults, log_of(ledger.path).exists()) == ((), False)
