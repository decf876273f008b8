"""The overview's questions, asked of a ledger by a process of its own: `python -m bench.asked LEDGER [DAY]`."""

import sys
import time
from datetime import date
from pathlib import Path

from ledger import Ledger

PLAN, PERIOD, UNIT = "2023", "2023-Q4", "VP"
OVERVIEW = {
    "figure_totals": {"plan_id": PLAN, "period": PERIOD},
    "figure_rows": {"plan_id": PLAN, "period": PERIOD, "unit_code": None},
    "items": {"plan_id": PLAN, "period": PERIOD, "kind": None, "unit_code": None},
    "reporting": {"plan_id": PLAN, "period": PERIOD, "unit_code": None},
    "curve": {"plan_id": PLAN, "clause": None, "item_code": None, "unit_code": None},
    "difficulties": {"plan_id": PLAN, "period": PERIOD, "unit_code": None},
}


def main() -> None:
    """Ask everything twice and print the seconds of each time; the first works out what the second finds kept."""
    ledger = Ledger.open(Path(sys.argv[1]))
    day = date.fromisoformat(sys.argv[2]) if len(sys.argv) > 2 else None
    for _ in range(2):
        started = time.perf_counter()
        for name, params in OVERVIEW.items():
            ledger.rows(name, as_of=day, **params)
        print(time.perf_counter() - started)


if __name__ == "__main__":
    main()
