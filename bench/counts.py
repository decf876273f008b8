"""What counts, over two million rows of progress: `python -m bench.counts [--rounds N] [--write]`."""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from bench.made import OFFICE
from bench.results import machine, options, show, table
from bench.sizes import ledger_of
from ledger import Ledger
from ledger.queries import WHO_LOOKS, load_query, query_names
from tests.ledger.test_queries import SANE

TITLE = "What counts, over two million rows"
ROUNDS = 5
UNITS, YEARS, ITEMS = 500, 10, 80
FLOOR, OURS = "scan of one column", "this program: counting_progress"
_SLOWEST = 8
_SQL = Path(__file__).parent / "sql"


class Differs(RuntimeError):
    """A contender counts other rows: its time says nothing."""


def sql(name: str, **parts: str) -> str:
    """Return one statement of bench/sql, with the statements it is made of in their places."""
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8").format(**parts)


def questions() -> dict[str, str]:
    """Return what is asked, by the name it has in the table."""
    ours, window = sql("by_submission"), sql("by_window")
    return {
        FLOOR: sql("count", rows=sql("all_rows")),
        OURS: sql("count", rows=ours),
        "current_progress: beside its file and the plan's words": sql("count", rows=sql("with_the_plan")),
        "row_number() over all rows": sql("count", rows=window),
        "arg_max over all rows": sql("count", rows=sql("by_arg_max")),
        "one year's heat map, this program": sql("heat_map", rows=ours),
        "one year's heat map, row_number()": sql("heat_map", rows=window),
    }


def made_in(folder: Path) -> Ledger:
    """Return a ledger with two million rows of progress."""
    ledger = ledger_of(folder / "ledger.duckdb", units=UNITS, years=YEARS, items=ITEMS)
    with ledger.act(OFFICE, "load") as act:
        act.cursor.execute("SET VARIABLE act_no = $act_no", {"act_no": act.act_no})
        act.cursor.execute((_SQL / "many_reports.sql").read_text(encoding="utf-8"))
    return ledger


def compare(cursor: duckdb.DuckDBPyConnection) -> None:
    """Raise Differs unless every contender counts the very same rows."""
    ours = sql("by_submission")
    for other in ("by_window", "by_arg_max"):
        if cursor.execute(sql("differing", one=ours, other=sql(other))).fetchall() != [(0,)]:
            raise Differs(other)


def measure(ledger: Ledger, rounds: int) -> dict[str, list[float]]:
    """Return the seconds of each question in each round; they take turns on one open file."""
    seconds: dict[str, list[float]] = {name: [] for name in questions()}
    with ledger._reading(None) as cursor:
        compare(cursor)
        for _ in range(rounds):
            for name, text in questions().items():
                seconds[name].append(_seconds(lambda text=text: cursor.execute(text).fetchall()))  # type: ignore[misc]
    return seconds


def pages(ledger: Ledger) -> list[tuple[str, float, float]]:
    """Return the program's own questions, the slowest first, with the seconds of a first and of a second asking."""
    asked = {**SANE, "period": "2023-Q2", "item_code": "1.1", "words": ["van", "hoa"], "days": 30, "sheet": "progress"}
    found = []
    for name in query_names():
        params = {parameter: asked.get(parameter) for parameter in load_query(name)[1] - WHO_LOOKS}
        first, second = (_seconds(lambda n=name, p=params: ledger.rows(n, **p)) for _ in range(2))  # type: ignore[misc]
        found.append((name, first, second))
    return sorted(found, key=lambda one: -one[2])


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def told(seconds: dict[str, list[float]], asked: list[tuple[str, float, float]]) -> str:
    """Return the table of ratios, that of the slowest questions, and what it was measured on."""
    floor = statistics.median(seconds[FLOOR])
    ours = statistics.median(seconds[OURS])
    rows = [
        (
            name,
            f"{statistics.median(taken) * 1000:.1f}",
            f"{min(taken) * 1000:.1f} to {max(taken) * 1000:.1f}",
            f"{statistics.median(taken) / floor:.1f}",
            f"{statistics.median(taken) / ours:.1f}",
        )
        for name, taken in seconds.items()
    ]
    counted = table(("asked", "ms (median)", "least to most", "times the scan", "times ours"), rows)
    slowest = [(name, f"{first * 1000:.0f}", f"{second * 1000:.0f}") for name, first, second in asked[:_SLOWEST]]
    size = f"{UNITS} units, {YEARS} yearly plans of {ITEMS} contents, four quarters, a third of the reports sent again"
    return "\n\n".join(
        (
            counted,
            f"All count the same rows, compared both ways. {size}. One thread, as the program asks.",
            f"The slowest of the program's {len(asked)} questions on that ledger, about one plan of the ten:",
            table(("question", "ms, first time", "ms, second time"), slowest),
            f"{len(next(iter(seconds.values())))} rounds. {machine()}",
        )
    )


def main() -> None:
    """Measure, print the table, and write it down if asked to."""
    chosen = options("bench.counts", __doc__, rounds=ROUNDS).parse_args()
    with tempfile.TemporaryDirectory() as place:
        ledger = made_in(Path(place))
        text = told(measure(ledger, chosen.rounds), pages(ledger))
    show(TITLE, text, write=chosen.write)


if __name__ == "__main__":
    main()
