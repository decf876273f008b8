"""What everything costs as the ledger grows: `python -m bench.growth [--most 1000] [--write]`."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.asked import PERIOD, PLAN, UNIT
from bench.chart import Line, drawn
from bench.results import machine, options, show, table
from domain.clock import today

TITLE = "Growth"
CHART = Path(__file__).parent / "growth.svg"
SIZES = {1: (5, 1), 10: (50, 1), 100: (100, 5), 1000: (500, 10)}
AGAIN = "overview, asked again"
_ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Cost:
    """Seconds of a piece of work and the most memory its process held, in MiB."""

    seconds: float
    memory: float


def measure(most: int) -> dict[int, dict[str, Cost]]:
    """Return what each kind of work costs at each size up to that many times the smallest."""
    found = {}
    with tempfile.TemporaryDirectory() as place:
        # Everything big is done by processes of their own: a child's peak counts what its parent held when it began.
        sample, workbook = Path(place) / "sample.duckdb", Path(place) / "again.xlsx"
        _run("bench.grown", "sample", str(sample), str(workbook))
        for size, (units, years) in SIZES.items():
            if size <= most:
                folder = Path(place) / str(size)
                folder.mkdir()
                ledger = folder / "ledger.duckdb"
                made, _said = _run("bench.grown", "grow", str(ledger), str(sample), str(units), str(years))
                print(f"x{size}: made in {made.seconds:.0f} s", flush=True)
                found[size] = _costs(ledger, workbook, folder)
    return found


def _costs(ledger: Path, workbook: Path, folder: Path) -> dict[str, Cost]:
    costs = {}
    # The first process to open a new ledger finds nothing of it in the system's cache: that is nobody's cost.
    _run("bench.asked", str(ledger))
    for name, day in (("overview, first asked", []), ("overview as of a day", [str(today())])):
        cost, said = _run("bench.asked", str(ledger), *day)
        first, again = map(float, said.split())
        costs[name] = Cost(first, cost.memory)
        if not day:
            costs[AGAIN] = Cost(again, cost.memory)
    commands = {
        "load a workbook": ["load", str(workbook), "--by", "bench"],
        "template of a unit": [
            "template",
            "--plan",
            PLAN,
            "--period",
            PERIOD,
            "--unit",
            UNIT,
            "--out",
            str(folder / "out"),
        ],
        "workbook of figures": [
            "report",
            "--kind",
            "workbook",
            "--period",
            PERIOD,
            "--out",
            str(folder / "figures.xlsx"),
        ],
        "verify": ["verify"],
        "backup": ["backup", str(folder / "kept")],
    }
    for name, command in commands.items():
        costs[name], _said = _run("etl", *command, "--ledger", str(ledger))
    return costs


def _run(module: str, *said: str) -> tuple[Cost, str]:
    """Run a module in a process of its own; return its cost and what it printed. Raises CalledProcessError."""
    command = [sys.executable, "-m", module, *said]
    started = time.perf_counter()
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command, cwd=_ROOT, stdout=out)
        _pid, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        printed = out.read()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, printed)
    return Cost(seconds, used.ru_maxrss / 1024), printed


def told(found: dict[int, dict[str, Cost]]) -> str:
    """Return the tables of seconds and of memory, and what it was measured on."""
    sizes = list(found)
    works = list(next(iter(found.values())))
    headings = [f"x{size}: {SIZES[size][0]} units, {SIZES[size][1]} years" for size in sizes]
    seconds = _table(
        ["seconds", *headings], works, [[found[size][work].seconds for size in sizes] for work in works], 2
    )
    memory = _table(["MiB", *headings], works, [[found[size][work].memory for size in sizes] for work in works], 0)
    return f"![Growth](growth.svg)\n\n{seconds}\n\n{memory}\n\n{machine()}"


def _table(headings: Sequence[str], works: Sequence[str], values: Sequence[Sequence[float]], digits: int) -> str:
    rows = [[work, *(f"{value:.{digits}f}" for value in row)] for work, row in zip(works, values, strict=True)]
    return table(headings, rows)


def main() -> None:
    """Measure, print the tables, and write them and the chart down if asked to."""
    parser = options("bench.growth", __doc__)
    parser.add_argument("--most", type=int, default=max(SIZES), choices=SIZES, help="the largest size")
    chosen = parser.parse_args()
    found = measure(chosen.most)
    show(TITLE, told(found), write=chosen.write)
    if chosen.write:
        works = next(iter(found.values()))
        lines = [Line(work, [(size, found[size][work].seconds) for size in found]) for work in works]
        CHART.write_text(drawn(lines, "times the smallest ledger", "seconds"), encoding="utf-8")


if __name__ == "__main__":
    main()
