"""A unit's template from the ledger to its bytes: `python -m bench.templates [--rounds N] [--write]`."""

import gc
import statistics
import tempfile
import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from openpyxl import load_workbook

from bench.blank_forms import CONTENDERS, Page, pages_of
from bench.made import OFFICE, hundred_workbooks, new_ledger
from bench.results import machine, options, show, table
from domain.periods import parse_period_code
from etl.context import read_context
from etl.forms import write_templates
from etl.load import Source, load
from etl.submit import Receipt
from etl.verdict import Chosen
from ledger import Ledger

TITLE = "Templates"
ROUNDS = 5
PLAN, PERIOD = "2023", "2023-02"
LIMIT, ONE, ALL = "deflate of the same parts", "this program, one unit", "this program, all units of a period"


@dataclass(frozen=True)
class Work:
    """What is measured: the ledger, its units, and the files that this program makes of them, taken apart."""

    ledger: Ledger
    units: Sequence[str]
    parts: Sequence[Sequence[bytes]]
    pages: Sequence[Sequence[Page]]


def prepared(folder: Path) -> Work:
    """Return a ledger that ten units have reported to, and their templates of the next month."""
    ledger = Ledger.open(new_ledger(folder / "ledger.duckdb"))
    made = hundred_workbooks()[:10]
    sources = [Source(one.name, lambda content=one.content: content) for one in made]  # type: ignore[misc]
    verdicts = list(load(ledger, OFFICE, sources, Chosen(), Receipt(OFFICE.name, date(2023, 2, 1))))
    units = [Path(verdict.file).stem for verdict in verdicts if verdict.status == "accepted"]
    files = [path.read_bytes() for path in _written(ledger, units, folder / "first")]
    parts = [_parts(content) for content in files]
    return Work(ledger, units, parts, [pages_of(load_workbook(BytesIO(content))) for content in files])


def _written(ledger: Ledger, units: Sequence[str], folder: Path) -> list[Path]:
    """Write the units' templates as the command does, the ledger's registers and rows asked anew."""
    context, period = read_context(ledger), parse_period_code(PERIOD)
    assert period is not None
    asked = [context.units[code] for code in units]
    return list(write_templates(ledger, context, plan=context.plans[PLAN], units=asked, period=period, folder=folder))


def _parts(content: bytes) -> list[bytes]:
    with ZipFile(BytesIO(content)) as package:
        return [package.read(name) for name in package.namelist()]


def _deflated(parts: Sequence[Sequence[bytes]]) -> None:
    for part in (part for file in parts for part in file):
        packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -15)
        packer.compress(part)
        packer.flush()


def _contenders(work: Work, folder: Path) -> dict[str, Callable[[], object]]:
    drawn: dict[str, Callable[[], object]] = {
        name: lambda draw=draw: [draw(pages) for pages in work.pages]  # type: ignore[misc]
        for name, draw in CONTENDERS.items()
    }
    return {
        LIMIT: lambda: _deflated(work.parts),
        **drawn,
        ONE: lambda: [_written(work.ledger, [unit], folder) for unit in work.units],
        ALL: lambda: _written(work.ledger, work.units, folder),
    }


def measure(rounds: int) -> tuple[Work, dict[str, list[float]]]:
    """Return each contender's seconds a file in each round; they take turns."""
    with tempfile.TemporaryDirectory() as place:
        work = prepared(Path(place))
        contenders = _contenders(work, Path(place) / "templates")
        seconds: dict[str, list[float]] = {name: [] for name in contenders}
        for number in range(rounds + 1):
            for name, contend in contenders.items():
                gc.collect()
                started = time.perf_counter()
                contend()
                took = (time.perf_counter() - started) / len(work.units)
                if number:  # what is first done in a process is no part of it
                    seconds[name].append(took)
    return work, seconds


def told(work: Work, seconds: dict[str, list[float]]) -> str:
    """Return the table and what it was measured on."""
    limit = statistics.median(seconds[LIMIT])
    rows = [
        (
            name,
            f"{statistics.median(taken) * 1000:.1f}",
            f"{min(taken) * 1000:.1f} to {max(taken) * 1000:.1f}",
            f"{statistics.median(taken) / limit:.1f}",
        )
        for name, taken in seconds.items()
    ]
    size = sum(len(part) for file in work.parts for part in file) / len(work.parts) / 1024
    headings = ("a template", "ms (median)", "least to most", "times the limit")
    measured = f"{len(work.units)} units, {size:.0f} KiB of parts a file, {len(seconds[LIMIT])} rounds. {machine()}"
    return f"{table(headings, rows)}\n\n{measured}"


def main() -> None:
    """Measure, print the table, and write it down if asked to."""
    chosen = options("bench.templates", __doc__, rounds=ROUNDS).parse_args()
    show(TITLE, told(*measure(chosen.rounds)), write=chosen.write)


if __name__ == "__main__":
    main()
