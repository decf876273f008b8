"""One workbook of 100 000 rows x 9 columns: time and peak memory of each reader: `python -m bench.memory [--write]`."""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from bench.results import machine, options, show, table

TITLE = "One workbook of 100 000 rows"
BIG, LEDGER = "big.xlsx", "ledger.duckdb"
LIMIT = "unzip, expat"
_PROJECT = Path(__file__).parent.parent
Reader = Callable[[bytes, Path], str]


def ours(content: bytes, folder: Path) -> str:
    """Load the file into the fresh ledger of the folder, the child process ended before it is asked what it took."""
    from bench.made import OFFICE
    from etl.load import Source, load
    from etl.reading.workshop import WORKSHOP
    from etl.submit import Receipt
    from etl.verdict import Chosen
    from ledger import Ledger

    ledger = Ledger.open(folder / LEDGER)
    source = Source("nhan-su.xlsx", lambda: content)
    (verdict,) = load(ledger, OFFICE, [source], Chosen(), Receipt(OFFICE.name, date(2023, 3, 20)))
    WORKSHOP.close()
    codes = sorted({finding.code for finding in verdict.findings})
    return f"{verdict.status}: {sum(len(sheet.accepted) for sheet in verdict.sheets)} rows, {', '.join(codes)}"


def openpyxl_full(content: bytes, _: Path) -> str:
    """Read every cell with openpyxl, the workbook held in memory."""
    from openpyxl import load_workbook

    (sheet,) = load_workbook(BytesIO(content)).worksheets
    return f"{sum(1 for _ in sheet.iter_rows(values_only=True))} rows"


def openpyxl_read_only(content: bytes, _: Path) -> str:
    """Read every cell with openpyxl, row by row."""
    from openpyxl import load_workbook

    (sheet,) = load_workbook(BytesIO(content), read_only=True).worksheets
    return f"{sum(1 for _ in sheet.iter_rows(values_only=True))} rows"


def pandas_openpyxl(content: bytes, _: Path) -> str:
    """Read into a frame through openpyxl."""
    import pandas as pd

    return f"{len(pd.read_excel(BytesIO(content), engine='openpyxl', header=None))} rows"


def pandas_calamine(content: bytes, _: Path) -> str:
    """Read into a frame through calamine."""
    import pandas as pd

    return f"{len(pd.read_excel(BytesIO(content), engine='calamine', header=None))} rows"


def unzip_expat(content: bytes, _: Path) -> str:
    """Unzip and parse the sheet with nobody listening."""
    import re
    from xml.parsers.expat import ParserCreate
    from zipfile import ZipFile

    with ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name):
                with package.open(name) as part:
                    ParserCreate().ParseFile(part)
    return "parsed"


READERS: dict[str, Reader] = {
    "this program, into the ledger": ours,
    "openpyxl": openpyxl_full,
    "openpyxl, read-only": openpyxl_read_only,
    "pandas + openpyxl": pandas_openpyxl,
    "pandas + calamine": pandas_calamine,
    LIMIT: unzip_expat,
}


def _run_alone(name: str, folder: Path) -> dict[str, str | float]:
    """Run one reader here and return its time, what it read, and the peaks of this process and its largest child."""
    import resource

    content = (folder / BIG).read_bytes()
    started = time.perf_counter()
    read = READERS[name](content, folder)
    seconds = time.perf_counter() - started
    own, child = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {"seconds": seconds, "own": own, "child": child, "read": read}


def measure() -> str:
    """Run each reader in a process of its own and return the table."""
    results = {}
    with tempfile.TemporaryDirectory() as place:
        # Made elsewhere: a process that has grown large hands its peak on to those it starts.
        _alone("--make", "--folder", place)
        for name in READERS:
            results[name] = json.loads(_alone("--only", name, "--folder", place))
        size = (Path(place) / BIG).stat().st_size / 2**20
    return f"{_told(results)}\n\nThe file has {size:.1f} MiB. {machine()}"


def _told(results: dict[str, dict[str, Any]]) -> str:
    """Return the table: each reader's time and memory, as such and as a multiple of the limit's."""
    rows = []
    limit = results[LIMIT]
    for name, result in results.items():
        together = result["own"] + result["child"]
        slower = result["seconds"] / limit["seconds"]
        larger = together / (limit["own"] + limit["child"])
        peaks = [f"{result[key]:.0f}" for key in ("own", "child")]
        figures = [f"{result['seconds']:.2f}", f"{slower:.1f}", *peaks, f"{together:.0f}", f"{larger:.1f}"]
        rows.append([name, *figures, result["read"]])
    headings = ("reader", "seconds", "times the limit", "MiB, own process", "MiB, child process", "MiB together")
    return table((*headings, "times the limit", "read"), rows)


def _alone(*arguments: str) -> str:
    command = [sys.executable, "-m", "bench.memory", *arguments]
    return subprocess.run(command, cwd=_PROJECT, check=True, capture_output=True, text=True).stdout


def main() -> None:
    """Measure, print the table, and write it down if asked to."""
    parser = options("bench.memory", __doc__)
    parser.add_argument("--make", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--only", choices=READERS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.make:
        from bench.made import big_workbook, new_ledger

        (chosen.folder / BIG).write_bytes(big_workbook().content)
        new_ledger(chosen.folder / LEDGER)
    elif chosen.only:
        print(json.dumps(_run_alone(chosen.only, chosen.folder)))
    else:
        show(TITLE, measure(), write=chosen.write)


if __name__ == "__main__":
    main()
