"""Reruns without end and loads beside them: `python -m bench.soak [--reruns N] [--loads N] [--write]`; for Linux."""

import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import cycle, product
from pathlib import Path

from bench.made import OFFICE
from bench.results import machine, options, show, table
from etl.load import Source, load
from etl.sample_year import create_sample_ledger
from etl.submit import Receipt
from etl.verdict import Chosen
from ledger import Ledger
from ledger.keeping.proving import prove
from tests.e2e.serving import running_on
from tests.e2e.sessions import Crowd
from tests.workbooks import titled, workbook_bytes
from ui.navigation import SCREENS

TITLE = "A soak"
RERUNS, LOADS, PEOPLE = 10_000, 200, 5
LINES = 10  # of the table, besides the first
UNITS, PERIODS = ("VP", "TTR", "CCHC", "TDKT"), ("2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4")
REPORT = """
## Tiến độ
| Mã nội dung | Kết quả thực hiện | Trạng thái |
| 1.1 | {number} | Đang thực hiện |
"""


@dataclass(frozen=True)
class Seen:
    """How the server stood after so many reruns and loads: its resident memory, and the errors that screens showed."""

    reruns: int
    loads: int
    memory: int
    errors: int


def measure(reruns: int, loads: int) -> tuple[list[Seen], list[str], list[str]]:
    """Return how the server stood along the way, the verdict on each file, and what `verify` finds at the end."""
    verdicts, seen = [], []
    with tempfile.TemporaryDirectory() as place:
        sample = create_sample_ledger(Path(place) / "sample.duckdb")
        program = running_on(sample.path, Path(place) / "server")
        with program as server, Crowd(server, PEOPLE, screens()) as crowd:
            ledger = Ledger.open(server.ledger)
            for number in range(1, loads + 1):
                wait_for(crowd, reruns * number // loads)
                verdicts.append(load_one(ledger, number))
                if number * LINES % loads < LINES or number == 1:
                    seen.append(stands(crowd, number, program.process.pid))
        if crowd.failed:
            raise crowd.failed[0]
        faults = [fault.code for fault in prove(ledger.path).faults]
    return seen, verdicts, faults


def screens() -> Iterator[tuple[str, dict[str, str]]]:
    """Return screens without end: every one for every unit and period, in a session of its own each."""
    paths = [screen.url_path for screen in SCREENS if not screen.is_default]
    return cycle((path, {"unit": unit, "period": period}) for period, unit, path in product(PERIODS, UNITS, paths))


def wait_for(crowd: Crowd, reruns: int) -> None:
    """Wait until the crowd has seen so many screens; raises what stopped it."""
    while len(crowd.seen) < reruns:
        if crowd.failed:
            raise crowd.failed[0]
        time.sleep(0.05)


def load_one(ledger: Ledger, number: int) -> str:
    """Load a workbook that nobody has sent before from this process, as the command line does; return its verdict."""
    content = workbook_bytes(titled(REPORT.format(number=number), period="Quý IV năm 2023"))
    receipt = Receipt(OFFICE.name, date(2023, 12, 20))
    (verdict,) = load(ledger, OFFICE, [Source(f"{number}.xlsx", lambda: content)], Chosen(), receipt)
    return verdict.status


def stands(crowd: Crowd, loads: int, process: int) -> Seen:
    """Return how a server stands now."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    resident = next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
    seen = list(crowd.seen)
    return Seen(len(seen), loads, resident // 1024, sum(len(one.errors) for one in seen))


def told(seen: list[Seen], verdicts: list[str], faults: list[str]) -> str:
    """Return the table and what became of the files and of the ledger."""
    rows = [(f"{one.reruns}", f"{one.loads}", f"{one.memory}", f"{one.errors}") for one in seen]
    taken = sum(verdict == "accepted" for verdict in verdicts)
    whole = ", ".join(faults) or "whole"
    return "\n\n".join(
        (
            table(("reruns", "loads", "MiB of the server", "errors seen"), rows),
            f"{PEOPLE} people at once. {taken} of {len(verdicts)} files accepted; verify: {whole}.",
            machine(),
        )
    )


def main() -> None:
    """Soak, print the table, and write it down if asked to."""
    chosen = options("bench.soak", __doc__, reruns=RERUNS, loads=LOADS).parse_args()
    show(TITLE, told(*measure(chosen.reruns, chosen.loads)), write=chosen.write)


if __name__ == "__main__":
    main()
