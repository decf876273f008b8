"""What everything costs as the ledger grows, in a file and on a lake: `python -m bench.growth [--most N] [--write]`."""

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
from bench.lakes import bytes_of, lakes
from bench.results import machine, options, show, table
from domain.clock import today
from tests.lakes import Lakes

TITLE, BESIDE = "Growth", "Growth on a lake"
CHART, CHART_BESIDE = (Path(__file__).parent / name for name in ("growth.svg", "growth-lake.svg"))
SIZES = {1: (5, 1), 10: (50, 1), 100: (100, 5), 1000: (500, 10)}
AGAIN = "overview, asked again"
# As many as can be told apart twice.
DRAWN_BESIDE = ("overview, first asked", AGAIN, "load a workbook", "workbook of figures", "verify")
_ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Cost:
    """Seconds of a piece of work and the most memory its process held, in MiB."""

    seconds: float
    memory: float


Costs = dict[int, dict[str, Cost]]


@dataclass(frozen=True)
class Measured:
    """What was found by size: in a file, on a lake, what going there and gathering cost, and the MiB both take."""

    file: Costs
    lake: Costs
    moved: Costs
    mib: dict[int, dict[str, float]]


def measure(most: int) -> Measured:
    """Return what each kind of work costs at each size up to that many times the smallest; lakes where there may be."""
    found = Measured({}, {}, {}, {})
    with tempfile.TemporaryDirectory() as place, lakes() as on:
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
                if on:
                    _on_a_lake(found, size, ledger, workbook, on)
                found.file[size] = _costs(ledger, workbook, folder)
    return found


def _on_a_lake(found: Measured, size: int, ledger: Path, workbook: Path, on: Lakes) -> None:
    folder = ledger.parent / "lake"
    lake, back = on.new(folder), folder / "back.duckdb"
    moved = {
        "copy to a lake": _run("etl", "copy", "--to", str(lake), "--ledger", str(ledger))[0],
        "compact": _run("etl", "compact", "--ledger", str(lake))[0],
    }
    parquet, catalogue = bytes_of(lake)
    sizes = {"file": ledger.stat().st_size, "Parquet": parquet, "catalogue in PostgreSQL": catalogue}
    found.mib[size] = {name: held / 2**20 for name, held in sizes.items()}
    found.lake[size] = _costs(lake, workbook, folder)
    moved["copy back to a file"] = _run("etl", "copy", "--to", str(back), "--ledger", str(lake))[0]
    found.moved[size] = moved
    on.drop_all_but([])


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


def told(found: Costs) -> str:
    """Return the tables of seconds and of memory, and what it was measured on."""
    sizes, headings = list(found), _headings(found)
    works = list(next(iter(found.values())))
    seconds = _table(
        ["seconds", *headings], works, [[found[size][work].seconds for size in sizes] for work in works], 2
    )
    memory = _table(["MiB", *headings], works, [[found[size][work].memory for size in sizes] for work in works], 0)
    return f"![Growth](growth.svg)\n\n{seconds}\n\n{memory}\n\n{machine()}"


def told_beside(found: Measured) -> str:
    """Return the tables of a lake beside a file: seconds and how many times as long, what moving costs, and sizes."""
    sizes, headings = list(found.lake), _headings(found.lake)
    rows = [
        [work, *(_beside(found.lake[size][work].seconds, found.file[size][work].seconds) for size in sizes)]
        for work in found.lake[sizes[0]]
    ]
    works, kinds = list(found.moved[sizes[0]]), list(found.mib[sizes[0]])
    moved = _table(
        ["seconds", *headings], works, [[found.moved[size][work].seconds for size in sizes] for work in works], 2
    )
    held = _table(["MiB held", *headings], kinds, [[found.mib[size][kind] for size in sizes] for kind in kinds], 1)
    beside = table(["seconds on a lake (times the file)", *headings], rows)
    return f"![Growth on a lake](growth-lake.svg)\n\n{beside}\n\n{moved}\n\n{held}\n\n{machine()}"


def _beside(lake: float, file: float) -> str:
    return f"{lake:.2f} ({lake / file:.1f})"


def _headings(found: Costs) -> list[str]:
    return [f"x{size}: {SIZES[size][0]} units, {SIZES[size][1]} years" for size in found]


def _table(headings: Sequence[str], works: Sequence[str], values: Sequence[Sequence[float]], digits: int) -> str:
    rows = [[work, *(f"{value:.{digits}f}" for value in row)] for work, row in zip(works, values, strict=True)]
    return table(headings, rows)


def main() -> None:
    """Measure, print the tables, and write them and the chart down if asked to."""
    parser = options("bench.growth", __doc__)
    parser.add_argument("--most", type=int, default=max(SIZES), choices=SIZES, help="the largest size")
    chosen = parser.parse_args()
    found = measure(chosen.most)
    show(TITLE, told(found.file), write=chosen.write)
    if found.lake:
        show(BESIDE, told_beside(found), write=chosen.write)
    if chosen.write:
        _draw(CHART, _lines(found.file))
        if found.lake:
            both = [*_lines(found.file), *_lines(found.lake, on_a_lake=True)]
            _draw(CHART_BESIDE, [line for line in both if (line.like or line.name) in DRAWN_BESIDE])


def _lines(found: Costs, *, on_a_lake: bool = False) -> list[Line]:
    return [
        Line(
            f"{work}, lake" if on_a_lake else work,
            [(size, found[size][work].seconds) for size in found],
            like=work if on_a_lake else "",
        )
        for work in next(iter(found.values()))
    ]


def _draw(chart: Path, lines: Sequence[Line]) -> None:
    chart.write_text(drawn(lines, "times the smallest ledger", "seconds"), encoding="utf-8")


if __name__ == "__main__":
    main()
