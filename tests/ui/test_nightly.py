"""The thread of the scheduled backup in a process of its own: begun once, ended with the program, nothing half left."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.keeping.manifest import backups_in
from ledger.settings import change_setting
from tests.office import OFFICE
from tests.stores import copy_of

ROOT = Path(__file__).resolve().parents[2]
# Begins at once; `done` when the drill is recorded, `midway` while an original is being copied.
PROGRAM = """
import sys, threading, time
from pathlib import Path
from ledger import Ledger
from ui import nightly

nightly._FIRST_AFTER = 0.0
path, wanted = Path(sys.argv[1]), sys.argv[2]
midway = threading.Event()
go_on = nightly._go_on

def slowly(done, of):
    midway.set()
    if wanted == "midway":
        nightly._ending.wait(30)
    go_on(done, of)

nightly._go_on = slowly
nightly.start()
nightly.start()
print(sum(thread.name == "nightly" for thread in threading.enumerate()))
midway.wait(60)
while wanted == "done" and "restore_drill" not in [row["act"] for row in Ledger(path).rows("backups", most=9)]:
    time.sleep(0.1)
"""


@pytest.fixture
def ledger(prepared_ledger: Path, tmp_path: Path) -> Ledger:
    """A ledger with an original and a folder set."""
    ledger = Ledger(copy_of(prepared_ledger, tmp_path))
    content = b"an original"
    with ledger.act(OFFICE, "load") as act:
        row = {"submission_no": 1, "submission_id": "LN-000001", "sha256": ledger.archive.keep(content)}
        act.append("submission_records", [row])
    (tmp_path / "backups").mkdir()
    change_setting(ledger, OFFICE, "backup_folder", str(tmp_path / "backups"))
    with ledger.closed():
        return ledger


def run(ledger: Ledger, wanted: str) -> "subprocess.CompletedProcess[str]":
    """Let a process of its own do the scheduled backup until what is wanted has come, and end."""
    command = [sys.executable, "-c", PROGRAM, str(ledger.path), wanted]
    environment = {**os.environ, "TDKT_LEDGER": str(ledger.path)}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)


def test_it_is_begun_once_and_makes_the_backup_that_is_due(ledger: Ledger, tmp_path: Path) -> None:
    done = run(ledger, "done")
    assert (done.returncode, done.stdout.strip()) == (0, "1"), done.stderr
    assert len(list(backups_in(tmp_path / "backups"))) == 1
    assert [row["act"] for row in ledger.rows("backups", most=9)] == ["restore_drill", "backup"]


def test_a_program_that_ends_midway_leaves_nothing_half_made(ledger: Ledger, tmp_path: Path) -> None:
    done = run(ledger, "midway")
    assert (done.returncode, done.stdout.strip()) == (0, "1"), done.stderr
    assert list((tmp_path / "backups").iterdir()) == []
    assert ledger.rows("backups", most=9) == []
