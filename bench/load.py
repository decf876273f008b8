"""A hundred small workbooks from bytes to durable commit: `python -m bench.load [--rounds N] [--write]`."""

import argparse
import gc
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.contenders import CONTENDERS, OURS, PREPARED, USUAL
from bench.made import Made, hundred_workbooks, new_ledger
from bench.results import machine, table, write_section
from etl.reading.workshop import warm

TITLE = "A hundred small workbooks"
ROUNDS = 5


def measure(made: Sequence[Made], rounds: int) -> dict[str, list[float]]:
    """Return each contender's seconds in each round.

    The contenders take turns, each round from another one on, so that none always has the quiet moment; what is first
    done in a process (imports, the child process) is done before the clock runs.
    """
    seconds: dict[str, list[float]] = {name: [] for name in CONTENDERS}
    names = list(CONTENDERS)
    with tempfile.TemporaryDirectory() as place:
        new_ledger(Path(place) / PREPARED)
        warm()
        for name in names:
            _timed(name, made[:2], Path(place) / "first")
        for turn in range(rounds):
            first = turn % len(names)
            for name in names[first:] + names[:first]:
                seconds[name].append(_timed(name, made, Path(place) / "round"))
    return seconds


def _timed(name: str, made: Sequence[Made], folder: Path) -> float:
    with tempfile.TemporaryDirectory(dir=folder.parent) as fresh:
        gc.collect()
        started = time.perf_counter()
        CONTENDERS[name](made, Path(fresh))
        return time.perf_counter() - started


def told(made: Sequence[Made], seconds: dict[str, list[float]]) -> str:
    """Return the table of medians and ratios, and what it was measured on."""
    medians = {name: statistics.median(values) for name, values in seconds.items()}
    rows = [
        [
            name,
            f"{median / len(made) * 1000:.1f}",
            f"{min(seconds[name]) / len(made) * 1000:.1f} to {max(seconds[name]) / len(made) * 1000:.1f}",
            f"{median / medians[OURS]:.2f}",
            f"{medians[USUAL] / median:.1f}",
        ]
        for name, median in medians.items()
    ]
    headings = ("contender", "ms a workbook (median)", "least to most", "times ours", "times faster than the usual way")
    size = sum(len(one.content) for one in made) / len(made) / 1024
    rounds = len(next(iter(seconds.values())))
    return f"{table(headings, rows)}\n\n{len(made)} workbooks of {size:.0f} KiB, {rounds} rounds. {machine()}"


def main() -> None:
    """Measure, print the table, and write it down if asked to."""
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--write", action="store_true", help="write the table to bench/results.md")
    chosen = parser.parse_args()
    made = hundred_workbooks()
    text = told(made, measure(made, chosen.rounds))
    print(f"## {TITLE}\n\n{text}")
    if chosen.write:
        write_section(TITLE, text)


if __name__ == "__main__":
    main()
