"""Small workbooks from bytes to durable commit: `python -m bench.load [--rounds N] [--write]`.

A hundred in one go, one at a time as a clerk waits for it, and the same bytes again.
"""

import gc
import hashlib
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.contenders import CONTENDERS, LIMIT, ON_A_LAKE, OURS, PREPARED, USUAL
from bench.lakes import lakes
from bench.made import Made, hundred_workbooks, new_ledger
from bench.results import machine, options, show, table
from etl.reading.workshop import warm
from tests.lakes import Lakes

TITLE, ONE, AGAIN = "A hundred small workbooks", "One workbook a clerk waits for", "The same bytes again"
ROUNDS = 5
_ONE_BY_ONE = 10  # workbooks
_ALONE = "sha256 alone"
Seconds = dict[str, list[float]]


def measure(made: Sequence[Made], rounds: int) -> tuple[Seconds, Seconds, Seconds]:
    """Return the seconds of each round by contender: for all workbooks, for one, and for all of them once more.

    The contenders take turns, each round from another one on, so that none always has the quiet moment; what is first
    done in a process (imports, the child process) is done before the clock runs.
    """
    with tempfile.TemporaryDirectory() as place, lakes() as on:
        new_ledger(Path(place) / PREPARED)
        names = [name for name in CONTENDERS if on or name != ON_A_LAKE]
        if on:
            new_ledger(on.new(Path(place)))
        whole: Seconds = {name: [] for name in names}
        one: Seconds = {name: [] for name in names}
        again: Seconds = {_ALONE: [], OURS: []}
        warm()
        for name in names:
            with _fresh(Path(place), on, name) as folder:
                CONTENDERS[name](folder)(made[:2])
        for turn in range(rounds):
            first = turn % len(names)
            for name in names[first:] + names[:first]:
                with _fresh(Path(place), on, name) as folder:
                    whole[name].append(_seconds(lambda name=name, folder=folder: CONTENDERS[name](folder)(made)))  # type: ignore[misc]
                with _fresh(Path(place), on, name) as folder:
                    one[name].append(_one_by_one(name, made[:_ONE_BY_ONE], folder))
            with _fresh(Path(place), on, OURS) as folder:
                take = CONTENDERS[OURS](folder)
                take(made)
                again[OURS].append(_seconds(lambda take=take: take(made)))  # type: ignore[misc]
            again[_ALONE].append(_seconds(lambda: [hashlib.sha256(one.content).digest() for one in made]))
    return whole, one, again


@contextmanager
def _fresh(place: Path, on: Lakes | None, name: str) -> Iterator[Path]:
    """Give a folder with a copy of the prepared ledger, of the lake for whom that is."""
    with tempfile.TemporaryDirectory(dir=place) as folder:
        if on and name == ON_A_LAKE:
            on.copy(on.made[0], Path(folder))
        else:
            shutil.copy(place / PREPARED, folder)
        gc.collect()
        yield Path(folder)
        if on:
            on.drop_all_but(on.made[:1])


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _one_by_one(name: str, made: Sequence[Made], folder: Path) -> float:
    """Return the median of the seconds for one workbook into a store that is open, one after the other."""
    take = CONTENDERS[name](folder)
    return statistics.median(_seconds(lambda one=one: take([one])) for one in made)  # type: ignore[misc]


def told(seconds: Mapping[str, Sequence[float]], workbooks: int) -> str:
    """Return the table of medians and ratios of contenders that took that many workbooks a round."""
    medians = {name: statistics.median(values) for name, values in seconds.items()}
    rows = [
        [
            name,
            f"{median / workbooks * 1000:.1f}",
            f"{min(seconds[name]) / workbooks * 1000:.1f} to {max(seconds[name]) / workbooks * 1000:.1f}",
            f"{median / medians[LIMIT]:.1f}",
            f"{median / medians[OURS]:.2f}",
            f"{medians[USUAL] / median:.1f}",
        ]
        for name, median in medians.items()
    ]
    faster = "times faster than the usual way"
    headings = ("contender", "ms a workbook (median)", "least to most", "times the limit", "times ours", faster)
    return table(headings, rows)


def told_again(again: Mapping[str, Sequence[float]], first: Sequence[float], workbooks: int) -> str:
    """Return the table of what the same bytes cost once they are in, as a share of the first load."""
    whole = statistics.median(first)
    medians = {"this program, the first time": whole}
    medians |= {_ALONE: statistics.median(again[_ALONE]), "this program, again": statistics.median(again[OURS])}
    rows = [[name, f"{median / workbooks * 1000:.2f}", f"{median / whole:.3f}"] for name, median in medians.items()]
    return table(("what", "ms a workbook (median)", "share of the first load"), rows)


def main() -> None:
    """Measure, print the tables, and write them down if asked to."""
    chosen = options("bench.load", __doc__, rounds=ROUNDS).parse_args()
    made = hundred_workbooks()
    whole, one, again = measure(made, chosen.rounds)
    size = sum(len(one.content) for one in made) / len(made) / 1024
    on = f"{len(made)} workbooks of {size:.0f} KiB, {chosen.rounds} rounds. {machine()}"
    sections = {
        TITLE: told(whole, len(made)),
        ONE: told(one, 1),
        AGAIN: told_again(again, whole[OURS], len(made)),
    }
    for title, text in sections.items():
        show(title, f"{text}\n\n{on}", write=chosen.write)


if __name__ == "__main__":
    main()
