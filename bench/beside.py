"""A load beside 25 sessions that ask uncached questions, and alone: `python -m bench.beside [--write]`."""

import statistics
import tempfile
from pathlib import Path

from bench.made import new_ledger
from bench.results import machine, options, show, table
from ledger import Ledger
from tests.ledger import elsewhere
from tests.workbooks import titled, write_workbook

TITLE = "A load beside 25 people"
ROUNDS = 5
REPORT = """
## Tiến độ
| Mã nội dung | Trạng thái |
| {item} | Đang thực hiện |
"""


def measure(rounds: int) -> dict[str, list[float]]:
    """Return the seconds from a load's first question to its last answer, alone and beside, in each round."""
    seconds: dict[str, list[float]] = {"alone": [], "beside 25 people": []}
    with tempfile.TemporaryDirectory() as place:
        for number in range(rounds):
            for name, taken in seconds.items():
                taken.append(_timed(Path(place) / f"{name} {number}", beside=name != "alone"))
    return seconds


def _timed(folder: Path, *, beside: bool) -> float:
    folder.mkdir()
    path = new_ledger(folder / "ledger.duckdb")
    item = Ledger.open(path).rows("context_items")[0]["item_code"]
    workbook = write_workbook(titled(REPORT.format(item=item)), folder / "bao-cao.xlsx")
    if not beside:
        return _seconds(path, workbook)
    with elsewhere.start(elsewhere.read_in_a_loop, path) as readers:
        assert readers.stdout is not None
        readers.stdout.readline()
        took = _seconds(path, workbook)
        readers.communicate("\n")
    return took


def _seconds(path: Path, workbook: Path) -> float:
    said, _errors = elsewhere.start(elsewhere.load_beside, path, workbook).communicate()
    return float(said.split()[-1])


def told(seconds: dict[str, list[float]]) -> str:
    """Return the table and what it was measured on."""
    alone = statistics.median(seconds["alone"])
    rows = [
        (name, f"{statistics.median(taken):.2f}", f"{max(taken):.2f}", f"{statistics.median(taken) / alone:.1f}")
        for name, taken in seconds.items()
    ]
    headings = ("one workbook loaded", "seconds (median)", "most", "times alone")
    return f"{table(headings, rows)}\n\n{len(seconds['alone'])} rounds. {machine()}"


def main() -> None:
    """Measure, print the table, and write it down if asked to."""
    chosen = options("bench.beside", __doc__, rounds=ROUNDS).parse_args()
    show(TITLE, told(measure(chosen.rounds)), write=chosen.write)


if __name__ == "__main__":
    main()
