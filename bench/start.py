"""How soon each program is of use, in a process of its own: `python -m bench.start [--rounds N] [--write]`."""

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

from bench.made import hundred_workbooks, new_ledger
from bench.results import machine, options, show, table

TITLE = "Start"
ROUNDS = 5
PREPARED, WORKBOOK, HELLO = "prepared.duckdb", "VP.xlsx", "hello.py"
_PROJECT = Path(__file__).parent.parent
_LOOK_AGAIN, _PATIENCE = 0.01, 120.0  # seconds
Contender = Callable[[Path, Path], float]


def finished(*command: str) -> Contender:
    """Return the contender that runs a command to its end; {prepared} and {fresh} are folders."""

    def contend(prepared: Path, fresh: Path) -> float:
        words = [word.format(prepared=prepared, fresh=fresh) for word in command]
        shutil.copy(prepared / PREPARED, fresh / "ledger.duckdb")
        started = time.perf_counter()
        subprocess.run([sys.executable, *words], cwd=_PROJECT, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - started

    return contend


def healthy(script: str) -> Contender:
    """Return the contender that starts Streamlit on a script and asks until it says that it is well."""

    def contend(prepared: Path, fresh: Path) -> float:
        shutil.copy(prepared / PREPARED, fresh / "ledger.duckdb")
        address = f"http://127.0.0.1:{_free_port()}"
        options = ["--server.port", address.rpartition(":")[2], "--server.headless", "true"]
        command = [sys.executable, "-m", "streamlit", "run", script.format(prepared=prepared), *options]
        environment = {**os.environ, "TDKT_LEDGER": str(fresh / "ledger.duckdb")}
        started = time.perf_counter()
        with subprocess.Popen(
            command, cwd=_PROJECT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as server:
            try:
                while not _is_well(address):
                    if server.poll() is not None or time.perf_counter() - started > _PATIENCE:
                        raise RuntimeError(f"{script} is not well")
                    time.sleep(_LOOK_AGAIN)
                return time.perf_counter() - started
            finally:
                server.terminate()

    return contend


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as held:
        return int(held.getsockname()[1])


def _is_well(address: str) -> bool:
    connection = HTTPConnection(urlsplit(address).netloc, timeout=5)
    try:
        connection.request("GET", "/_stcore/health")
        answer = connection.getresponse()
        return (answer.status, answer.read()) == (200, b"ok")
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


# Each beside what it is measured by.
PAIRS: tuple[tuple[tuple[str, Contender], tuple[str, Contender]], ...] = (
    (("python -m etl --help", finished("-m", "etl", "--help")), ("import duckdb", finished("-c", "import duckdb"))),
    (
        (
            "python -m etl load, one workbook",
            finished("-m", "etl", "load", f"{{prepared}}/{WORKBOOK}", "--ledger", "{fresh}/ledger.duckdb"),
        ),
        (
            "the same written with pandas",
            finished("-m", "bench.usual_load", f"{{prepared}}/{WORKBOOK}", "{fresh}/frames.duckdb"),
        ),
    ),
    (
        ("streamlit run app.py, healthy", healthy("app.py")),
        ("streamlit run hello.py, healthy", healthy(f"{{prepared}}/{HELLO}")),
    ),
)


def measure(rounds: int) -> dict[str, list[float]]:
    """Return each contender's seconds in each round; they take turns."""
    contenders = dict(contender for pair in PAIRS for contender in pair)
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    with tempfile.TemporaryDirectory() as place:
        prepared = Path(place)
        new_ledger(prepared / PREPARED)
        (prepared / WORKBOOK).write_bytes(hundred_workbooks()[0].content)
        (prepared / HELLO).write_text('import streamlit as st\n\nst.write("hello")\n', encoding="utf-8")
        for number in range(rounds + 1):
            for name, contend in contenders.items():
                with tempfile.TemporaryDirectory() as fresh:
                    took = contend(prepared, Path(fresh))
                if number:  # the first round warms the disk
                    seconds[name].append(took)
    return seconds


def told(seconds: dict[str, list[float]]) -> str:
    """Return the table and what it was measured on."""
    rows = []
    for (name, _), (beside, _) in PAIRS:
        by = statistics.median(seconds[beside])
        for one in (beside, name):
            median = statistics.median(seconds[one])
            spread = f"{min(seconds[one]):.2f} to {max(seconds[one]):.2f}"
            rows.append((one, f"{median:.2f}", spread, f"{median / by:.2f}"))
    headings = ("process", "seconds (median)", "least to most", "times what it is measured by")
    return f"{table(headings, rows)}\n\n{len(next(iter(seconds.values())))} rounds. {machine()}"


def main() -> None:
    """Measure, print the table, and write it down if asked to."""
    chosen = options("bench.start", __doc__, rounds=ROUNDS).parse_args()
    show(TITLE, told(measure(chosen.rounds)), write=chosen.write)


if __name__ == "__main__":
    main()
