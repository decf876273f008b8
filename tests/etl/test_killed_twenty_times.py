"""Twenty times `kill -9` in the midst of loading and directing, and of a restoration: nothing acknowledged is lost."""

import random
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from etl.cli import main
from ledger import Ledger
from ledger.keeping.copying import back_up
from ledger.keeping.proving import prove, prove_files
from ledger.keeping.restoring import restore
from tests.etl import at_work
from tests.office import OFFICE, Office

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are begun and killed in the manner of Unix")
KILLS, KILLED_RESTORING = 20, 6


def test_twenty_times_killed_at_work_it_is_whole_and_all_that_was_acknowledged_is_there(ledger_file: Path) -> None:
    chance = random.Random(20231123)
    acknowledged: set[str] = set()
    for number in range(KILLS):
        worker = at_work.start(at_work.load_and_direct, ledger_file, number * 100)
        assert worker.wait() == "ready"
        # In the first load, in the direction after it, in the load after that.
        acknowledged |= {worker.wait() for _ in range(number % 3)}
        time.sleep(chance.uniform(0.0, 0.3))
        acknowledged |= set(worker.kill())
        assert prove(ledger_file).faults == ()

    said = CliRunner().invoke(main, ["verify", "--ledger", str(ledger_file)])
    assert said.exit_code == 0, said.output
    office = Office(Ledger.open(ledger_file))
    submissions = {row for (row,) in office.view("submissions", "submission_id")}
    directions = {row for (row,) in office.view("difficulty_events", "direction_no") if row}
    assert {kind[:2] for kind in acknowledged} == {"LN", "YK"}
    assert acknowledged <= submissions | directions
    # Whatever was in when it was killed is in as a whole.
    rows = [row["submission_no"] for row in office.view("progress_rows")]
    assert {rows.count(number) for number in rows} == {2}
    assert len(set(rows)) == len(submissions)
    assert office.load(at_work.BOOK.format(n="9999"))["status"] == "accepted"


def test_backups_made_during_loads_say_elsewhere_what_they_said(ledger_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    worker = at_work.start(at_work.load_and_direct, ledger_file, 0)
    assert worker.wait() == "ready"
    made = []
    for _ in range(3):
        worker.wait()
        made.append(back_up(Ledger(ledger_file), folder, OFFICE))
    worker.kill()
    for number, backup in enumerate(made):
        place = tmp_path / str(number) / "ledger.duckdb"
        restore(backup.folder, place, OFFICE)
        found, expected = prove(place), backup.manifest.totals
        assert found.totals == {**expected, "rows.trail": expected["rows.trail"] + 1, "acts.restore": 1}
        assert (found.faults, prove_files(Ledger(place).archive, found.files)) == ((), [])
    counts = [backup.manifest.head.act_no for backup in made]
    assert counts == sorted(set(counts))


def test_a_restoration_killed_at_any_moment_leaves_a_whole_ledger(ledger_file: Path, tmp_path: Path) -> None:
    chance = random.Random(7)
    folder = tmp_path / "backups"
    folder.mkdir()
    office = Office(Ledger.open(ledger_file))
    office.load(at_work.BOOK.format(n=1))
    backup = back_up(office.ledger, folder, OFFICE)
    office.load(at_work.BOOK.format(n=2))
    for _ in range(KILLED_RESTORING):
        worker = at_work.start(at_work.restore_over, backup.folder, ledger_file)
        assert worker.wait() == "ready"
        time.sleep(chance.uniform(0.0, 0.8))
        worker.kill()
        found = prove(ledger_file)
        assert found.totals["rows.submission_records"] in (1, 2)
        assert (found.faults, prove_files(office.ledger.archive, found.files)) == ((), [])
        for aside in tmp_path.glob("*-truoc-khoi-phuc-*.duckdb"):
            assert prove(aside).faults == ()
    restore(backup.folder, ledger_file, OFFICE)
    assert prove(ledger_file).totals["rows.submission_records"] == 1
    # Of the second report nothing is lost: it is in what was kept aside first.
    kept = [prove(aside).totals["rows.submission_records"] for aside in tmp_path.glob("*-truoc-khoi-phuc-*.duckdb")]
    assert 2 in kept
