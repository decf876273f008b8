"""Several programs on one lake: no number twice, no fork, nothing lost, also when PostgreSQL is away for a while."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from etl.registers import DATA, load_registers
from ledger import Ledger
from ledger.errors import LedgerAway
from ledger.keeping.proving import prove
from tests.ledger import elsewhere
from tests.office import OFFICE
from tests.postgres import Postgres
from tests.workbooks import titled, write_workbook

ROOT = Path(__file__).resolve().parents[3]
UNITS = ("Văn phòng Sở", "Thanh tra Sở", "Phòng Tổ chức, biên chế và Tổ chức phi chính phủ")
PERIODS = ("Quý I năm 2023", "Quý II năm 2023", "Quý III năm 2023")
BOOK = """
## Tiến độ
| Mã nội dung | Kết quả thực hiện | Trạng thái |
| 1.1 | {number} | Đang thực hiện |
"""
AWAY_FOR = 10.0  # seconds


def loader(folder: Path, path: Path) -> "subprocess.Popen[str]":
    """Start the command line loading a folder."""
    command = [sys.executable, "-m", "etl", "load", str(folder), "--json", "--ledger", str(path)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def filled(folder: Path, unit: str, copies: int) -> Path:
    """Write so many different workbooks of a unit."""
    folder.mkdir()
    for number in range(copies):
        book = titled(BOOK.format(number=number), unit=unit, period=PERIODS[number % len(PERIODS)])
        write_workbook(book, folder / f"{number:03d}.xlsx")
    return folder


def lake_at(path: Path) -> Ledger:
    """Return a lake with registers and plans."""
    ledger = Ledger.create(path, sample=True)
    load_registers(ledger, OFFICE, DATA)
    return ledger


@contextmanager
def asking(ledger: Ledger, faults: list[BaseException]) -> Iterator[None]:
    """Ask in two threads for as long as the block runs, as a program's screens do; what they meet is kept."""
    ended = threading.Event()

    def ask() -> None:
        while not ended.is_set():
            try:
                ledger.version()
                ledger.rows("history", plan_id=None, period=None, unit_code=None)
            except BaseException as fault:  # noqa: BLE001 - told by the test
                faults.append(fault)

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        ended.set()
        for thread in threads:
            thread.join()


def verdicts(process: "subprocess.Popen[str]") -> list[str]:
    """Wait for a loader and return what it says of each file."""
    told, trouble = process.communicate()
    assert (process.returncode, trouble) == (0, "")
    return [json.loads(line)["status"] for line in told.splitlines()]


def test_racing_appends_of_three_processes_give_no_number_twice_and_fork_no_chain(place: Callable[[], Path]) -> None:
    ledger = Ledger.create(place())
    racing = [elsewhere.start(elsewhere.append_many, ledger.path, 40, 1) for _ in range(3)]
    said = sorted(int(number) for process in racing for number in process.communicate()[0].split())
    assert (said, elsewhere.numbers(ledger)) == ([*range(1, 121)], [*range(1, 121)])
    assert (prove(ledger.path).faults, prove(ledger.path).head.act_no) == ((), 120)


def test_three_loaders_and_two_who_ask_get_along(place: Callable[[], Path], tmp_path: Path) -> None:
    ledger = lake_at(place())
    folders = [filled(tmp_path / f"don-vi-{number}", unit, 6) for number, unit in enumerate(UNITS)]
    faults: list[BaseException] = []
    with asking(ledger, faults):
        said = [verdicts(process) for process in [loader(folder, ledger.path) for folder in folders]]
    assert (said, faults) == ([["accepted"] * 6] * 3, [])
    assert (elsewhere.numbers(ledger), prove(ledger.path).faults) == ([*range(1, 19)], ())


def test_work_goes_on_by_itself_after_postgresql_was_away(
    place: Callable[[], Path], postgres: Postgres, tmp_path: Path
) -> None:
    ledger = lake_at(place())
    folder = filled(tmp_path / "don-vi", UNITS[0], 30)
    faults: list[BaseException] = []
    with asking(ledger, faults):
        process = loader(folder, ledger.path)
        while not elsewhere.numbers(ledger):
            time.sleep(0.05)
        postgres.stop()
        try:
            time.sleep(AWAY_FOR)
        finally:
            postgres.start()
        said = verdicts(process)
    assert (said, faults) == (["accepted"] * 30, [])
    assert (elsewhere.numbers(ledger), prove(ledger.path).faults) == ([*range(1, 31)], ())


def test_who_asks_outlives_a_postgresql_that_dies_at_any_moment(place: Callable[[], Path], postgres: Postgres) -> None:
    ledger = lake_at(place())
    faults: list[BaseException] = []
    with asking(ledger, faults):
        for moment in range(6):
            time.sleep(0.3 + moment / 10)
            postgres.stop()
            postgres.start()
    assert {type(fault) for fault in faults} <= {LedgerAway}
    assert prove(ledger.path).faults == ()
