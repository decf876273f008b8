"""A loader killed in the middle: the ledger opens, what was acknowledged is in, and no file is half in."""

import json
import random
import subprocess
import sys
import time
from pathlib import Path

from ledger import Ledger
from tests.office import Office
from tests.workbooks import titled, write_workbook

ROOT = Path(__file__).resolve().parents[2]
ROUNDS, FILES, ROWS = 4, 20, 15
ITEMS = ("1.1", "1.2", "2.1", "2.2", "2.3", "3.1", "4.1", "4.2", "4.3", "5.1", "5.2", "5.3", "6.1", "6.2", "6.3")
UNITS = ("Văn phòng Sở", "Thanh tra Sở", "Ban Tôn giáo", "Phòng Cải cách hành chính", "Ban Thi đua - Khen thưởng")
PERIODS = ("Quý I năm 2023", "Quý II năm 2023", "Quý III năm 2023", "Quý IV năm 2023")
# Everything is imported before the signal: the kill falls into the work, not into the start of Python.
PROGRAM = """
import sys, click, openpyxl, etl.cli.loading
from etl.cli import main
print("ready", flush=True)
sys.stdin.readline()
main(["load", sys.argv[1], "--json", "--ledger", sys.argv[2]])
"""


def test_a_loader_killed_at_any_moment_leaves_whole_files_only(ledger_file: Path, tmp_path: Path) -> None:
    chance = random.Random(20230331)
    acknowledged: set[str] = set()
    killed = 0
    loaders = [_start(_folder(tmp_path / f"{number}", number), ledger_file) for number in range(ROUNDS)]
    for loader in loaders:
        assert loader.stdout.readline() == "ready\n"

    for loader in loaders:
        loader.stdin.write("go\n")
        loader.stdin.flush()
        time.sleep(chance.uniform(0.1, 2.0))
        loader.kill()
        killed += loader.wait() != 0
        acknowledged |= {answer["submission_id"] for answer in map(json.loads, _whole_lines(loader.stdout.read()))}
        loader.stdin.close()
        loader.stdout.close()

        office = Office(Ledger.open(ledger_file))
        records = {row["submission_no"]: row for row in office.view("submission_records")}
        rows = [row["submission_no"] for row in office.view("progress_rows")]
        assert acknowledged <= {row["submission_id"] for row in records.values()}
        assert {number: rows.count(number) for number in records} == dict.fromkeys(records, ROWS)
        assert set(rows) <= records.keys()
        assert all(office.ledger.archive.read(row["sha256"]) for row in records.values())

    assert killed >= 1
    assert office.load("## Tiến độ\n| Mã nội dung | Trạng thái |\n| 1.1 | Đang thực hiện |")["status"] == "accepted"


def _whole_lines(text: str) -> list[str]:
    return [line.rstrip("\n") for line in text.splitlines(keepends=True) if line.endswith("\n")]


def _start(folder: Path, ledger: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(folder), str(ledger)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip


def _folder(folder: Path, number: int) -> Path:
    body = "".join(f"| {item} | {number} | Đang thực hiện |\n" for item in ITEMS)
    text = "## Tiến độ\n| Mã nội dung | Kết quả thực hiện | Trạng thái |\n" + body
    for at in range(FILES):
        write_workbook(titled(text, unit=UNITS[at % 5], period=PERIODS[at // 5]), folder / f"{at}.xlsx")
    return folder
