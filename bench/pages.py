"""A page opened in Chromium, first and warm, beside what people would use: `python -m bench.pages [--write]`."""

import statistics
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from bench.browser import Visit, chromium, visit, window
from bench.results import machine, options, show, table
from bench.screens import DASH, NAIVE, ONE_LINE, PROGRESS, THIS_PROGRAM, Server, served
from etl.sample_year import create_sample_ledger

TITLE = "A page in the browser"
ROUNDS = 5
SCREENS = (ONE_LINE, THIS_PROGRAM, PROGRESS, NAIVE, DASH)
_UNTIL_WARM = 2


@dataclass
class Opened:
    """The visits to a page: with an empty cache, and with the browser that was there before."""

    first: list[Visit] = field(default_factory=list)
    warm: list[Visit] = field(default_factory=list)


def measure(rounds: int) -> dict[str, Opened]:
    """Return the visits to each page, which take turns; a page whose library isn't installed is left out."""
    opened = {screen.name: Opened() for screen in SCREENS if screen.is_here}
    with ExitStack() as stack:
        place = stack.enter_context(tempfile.TemporaryDirectory())
        ledger = create_sample_ledger(Path(place) / "ledger.duckdb").path
        servers: dict[Path, Server] = {}
        for screen in SCREENS:
            if screen.is_here and screen.script not in servers:
                servers[screen.script] = stack.enter_context(served(screen, ledger))
        browser = stack.enter_context(chromium())
        known = {name: window(browser) for name in opened}
        for number in range(-_UNTIL_WARM, rounds):
            for screen in filter(lambda screen: screen.is_here, SCREENS):
                url = servers[screen.script].url + screen.path
                warm = visit(known[screen.name], url, screen.needed)
                if number < 0:
                    continue
                opened[screen.name].warm.append(warm)
                with window(browser) as stranger:
                    opened[screen.name].first.append(visit(stranger, url, screen.needed))
    return opened


def told(opened: dict[str, Opened]) -> str:
    """Return the table, what was left out, and what it was measured on."""
    floor = opened[ONE_LINE.name]
    rows = []
    for name, held in opened.items():
        warm, first = _milliseconds(held.warm), _milliseconds(held.first)
        rows.append(
            (
                name,
                *(f"{warm:.0f}", f"{warm / _milliseconds(floor.warm):.2f}", f"{_sent(held.warm) / 1000:.0f}"),
                *(f"{first:.0f}", f"{first / _milliseconds(floor.first):.2f}", f"{_sent(held.first) / 1000:.0f}"),
            )
        )
    headings = ("page", "warm, ms", "times one line", "warm, kB", "first visit, ms", "times one line", "first, kB")
    missing = [screen.name for screen in SCREENS if screen.name not in opened]
    left_out = f" Not installed and so left out: {', '.join(missing)}." * bool(missing)
    return f"{table(headings, rows)}\n\n{len(floor.warm)} rounds, medians.{left_out} {machine()}"


def _milliseconds(visits: list[Visit]) -> float:
    return statistics.median(one.milliseconds for one in visits)


def _sent(visits: list[Visit]) -> float:
    return statistics.median(one.sent for one in visits)


def main() -> None:
    """Measure, print the table, and write it down if asked to."""
    chosen = options("bench.pages", __doc__, rounds=ROUNDS).parse_args()
    show(TITLE, told(measure(chosen.rounds)), write=chosen.write)


if __name__ == "__main__":
    main()
