"""Another process that loads a workbook when told to: `python -m tests.e2e.loading LEDGER WORKBOOK`."""

import sys
import time
from datetime import date
from pathlib import Path

from etl.load import load, sources_of
from etl.submit import Receipt
from etl.verdict import Chosen
from ledger import Ledger
from ledger.gate import gate_for
from tests.office import OFFICE

TIMES, PAUSE_SECONDS = 10, 0.2


def main(path: str, workbook: str) -> None:
    """Say that all is imported, wait for a line, get in several times, load, and say verdict and entries.

    Whoever is kept out longer than the gate's patience ends with an error instead.
    """
    sources = sources_of([Path(workbook)])
    print("ready", flush=True)  # noqa: T201 - the test reads it
    sys.stdin.readline()
    entries = 0
    for _ in range(TIMES):
        time.sleep(PAUSE_SECONDS)
        with gate_for(Path(path)).cursor():
            entries += 1
    (verdict,) = load(Ledger(Path(path)), OFFICE, sources, Chosen(), Receipt(OFFICE.name, date(2023, 12, 20)))
    print(verdict.status, entries, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
