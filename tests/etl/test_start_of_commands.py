"""What a command imports: only what it uses, so that nobody waits for libraries that have nothing to do."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from etl.cli import COMMANDS, main
from ledger import Ledger
from tests.etl.desk import Desk
from tests.office import Office
from tests.stores import copy_of
from tests.workbooks import titled, write_workbook

ROOT = Path(__file__).resolve().parents[2]
# What takes longer to import than most commands to run; each of them is used by some command or screen.
HEAVY = {
    "argon2",
    "babel",
    "docx",
    "jinja2",
    "lxml",
    "numpy",
    "openpyxl",
    "pandas",
    "pdfplumber",
    "plotly",
    "pptx",
    "psycopg",
    "pyarrow",
    "python_calamine",
    "streamlit",
    "tqdm",
    "xlrd",
    "xlsxwriter",
}
# Runs the rest of its arguments as `python -m` does, then tells in its first what was imported from a file.
PROGRAM = """
import atexit, pathlib, runpy, sys
told, *sys.argv = sys.argv[1:]
modules = sys.modules

def tell():
    names = [name for name, module in modules.items() if getattr(module, "__spec__", None)]
    pathlib.Path(told).write_text(" ".join(names), encoding="utf-8")

atexit.register(tell)
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""
REPORT = """
## Tiến độ
| Mã nội dung | Trạng thái |
| 1.1 | Đang thực hiện |
"""
WITH_VALUES = """
## Tiến độ
| Mã nội dung | Kết quả thực hiện | Trạng thái | Ngày hoàn thành thực tế |
| 1.1 | 2.5 | Hoàn thành | 2023-03-20 |
| 1.2 | | Đang thực hiện | |
| 2.1 | nhiều | Đang thực hiện | |
"""


def imported(folder: Path, *words: str) -> set[str]:
    """Return the packages that a process with these words imports."""
    told = folder / "imported.txt"
    subprocess.run([sys.executable, "-c", PROGRAM, str(told), *words], cwd=ROOT, check=True, stdin=subprocess.DEVNULL)
    return {name.partition(".")[0] for name in told.read_text(encoding="utf-8").split()}


def test_help_imports_neither_the_commands_nor_the_ledger(tmp_path: Path) -> None:
    own = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert imported(tmp_path, "etl", "--help") & (HEAVY | own | {"duckdb"}) == {"etl"}


@pytest.mark.of_a_file
@pytest.mark.parametrize(
    ("command", "wanted"),
    [
        (("load", "{report}"), set()),
        (("check", "{report}"), set()),
        (("history",), set()),
        (("trail",), set()),
        (("verify",), set()),
        # The ledger holds what many views stand on as Arrow tables.
        (
            ("template", "--plan", "2023", "--period", "2023-Q1", "--unit", "VP", "--out", "{folder}"),
            {"numpy", "pyarrow", "xlsxwriter"},
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "-".join(sorted(value)),
)
def test_a_command_imports_what_it_uses(
    ledger_file: Path, tmp_path: Path, command: tuple[str, ...], wanted: set[str]
) -> None:
    report = write_workbook(titled(REPORT), tmp_path / "bao-cao.xlsx")
    words = [word.format(report=report, folder=tmp_path / "mau") for word in command]

    assert imported(tmp_path, "etl", *words, "--ledger", str(ledger_file)) & HEAVY == wanted


def test_a_process_that_spares_pandas_puts_the_same_into_the_ledger(desk: Desk, tmp_path: Path) -> None:
    file = desk.file(WITH_VALUES)
    (tmp_path / "other").mkdir()
    other = copy_of(desk.ledger, tmp_path / "other")
    command = [sys.executable, "-m", "etl", "load", file, "--json", "--ledger", str(other)]

    alone = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, encoding="utf-8")

    (told,) = desk.ask("load", file)
    assert json.loads(alone.stdout) == told
    here, there = (Office(Ledger.open(path)) for path in (desk.ledger, other))
    fields = ("item_code", "actual", "status", "completed_on", "submission_id")
    assert there.view("current_progress", *fields) == here.view("current_progress", *fields)
    assert len(here.view("current_progress")) == 2


def test_the_process_that_opens_files_imports_no_frames(tmp_path: Path) -> None:
    # Its input is at its end: it gets ready and goes.
    assert imported(tmp_path, "etl.reading.child", str(2**31)) & HEAVY == set()


def test_the_list_of_commands_says_of_each_what_the_command_itself_says() -> None:
    context = main.make_context("etl", ["--help"], resilient_parsing=True)
    told = {name: explained for name, (_, explained) in COMMANDS.items()}

    assert {name: command.help for name in COMMANDS if (command := main.get_command(context, name))} == told
