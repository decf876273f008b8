"""25 people at once, each asking for a page about once a second, and a soak: `python -m bench.people [--write]`."""

import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from bench.results import machine, options, show, table
from bench.screens import NAIVE, served
from bench.screens import THIS_PROGRAM as OVERVIEW
from etl.sample_year import create_sample_ledger

TITLE = "25 people at once"
PEOPLE, SECONDS, RERUNS = 25, 30.0, 10_000
APART = 1.0
SOAKING, PARTS = 5, 10
_PATIENCE = 120


@dataclass(frozen=True)
class Told:
    """What one server was like: milliseconds of each rerun for one person, then for all at once."""

    alone: list[float]
    together: list[float]

    def row(self, name: str) -> tuple[str, ...]:
        """Return its line of the table."""
        one, many = statistics.median(self.alone), statistics.median(self.together)
        late = statistics.quantiles(self.together, n=20)[-1]
        return name, f"{one:.0f}", f"{many:.0f}", f"{many / one:.1f}", f"{late:.0f}", f"{late / one:.1f}"


@contextmanager
def person(url: str) -> Iterator[ClientConnection]:
    """Yield the open websocket of one window."""
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    # No pings: a server that is late is what is measured.
    with connect(address, subprotocols=["streamlit"], max_size=None, ping_interval=None) as socket:  # type: ignore[list-item]
        yield socket


def rerun(socket: ClientConnection) -> float:
    """Ask for the first screen and return the milliseconds until all of it has come."""
    ask = BackMsg()
    ask.rerun_script.SetInParent()
    began = time.perf_counter()
    socket.send(ask.SerializeToString())
    while not _is_last(socket.recv(timeout=_PATIENCE)):
        pass
    return (time.perf_counter() - began) * 1000


def _is_last(message: str | bytes) -> bool:
    # Only a short one can be the last; to parse the others here would be the clients' time, not the server's.
    short = isinstance(message, bytes) and len(message) < 200
    return short and ForwardMsg.FromString(message).WhichOneof("type") == "script_finished"  # type: ignore[arg-type]


def crowd(url: str, people: int, seconds: float) -> list[float]:
    """Let people ask again and again, each a second after the answer before, and return how long each waited."""
    taken: list[float] = []
    end = time.monotonic() + seconds

    def ask(number: int) -> None:
        with person(url) as socket:
            rerun(socket)
            time.sleep(APART * number / people)
            while time.monotonic() < end:
                taken.append(rerun(socket))
                time.sleep(APART)

    together = [threading.Thread(target=ask, args=(number,)) for number in range(people)]
    for one in together:
        one.start()
    for one in together:
        one.join()
    return taken


def soak(url: str, process: int, reruns: int) -> list[int]:
    """Let five people ask without a pause and return the MiB the server holds after each tenth."""
    held = []
    for _ in range(PARTS):
        together = [threading.Thread(target=_ask_on, args=(url, reruns // PARTS // SOAKING)) for _ in range(SOAKING)]
        for one in together:
            one.start()
        for one in together:
            one.join()
        held.append(_resident(process))
    return held


def _ask_on(url: str, times: int) -> None:
    with person(url) as socket:
        for _ in range(times):
            rerun(socket)


def _resident(process: int) -> int:
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) // 1024


def measure(people: int, seconds: float, reruns: int) -> str:
    """Return the table, what the program held during the soak, and what it was measured on."""
    rows, held = [], []
    with tempfile.TemporaryDirectory() as place:
        ledger = create_sample_ledger(Path(place) / "ledger.duckdb").path
        for screen in (OVERVIEW, NAIVE):
            with served(screen, ledger) as server:
                crowd(server.url, 1, APART)
                told = Told(crowd(server.url, 1, seconds), crowd(server.url, people, seconds))
                rows.append(told.row(screen.name))
                if screen is OVERVIEW:
                    held = soak(server.url, server.process, reruns)
    headings = ("page", "one person, ms", f"{people} people, ms", "times one", "95 of 100, ms", "times one")
    soaked = f"Memory over {reruns} reruns, MiB after each tenth: {', '.join(map(str, held))}."
    return f"{table(headings, rows)}\n\n{soaked}\n\n{seconds:.0f} seconds each, medians. {machine()}"


def main() -> None:
    """Measure, print the table, and write it down if asked to."""
    parser = options("bench.people", __doc__, people=PEOPLE, reruns=RERUNS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    chosen = parser.parse_args()
    show(TITLE, measure(chosen.people, chosen.seconds, chosen.reruns), write=chosen.write)


if __name__ == "__main__":
    main()
