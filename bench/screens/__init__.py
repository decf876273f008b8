"""The pages of `bench.pages` and `bench.people`: this program's own, and the others as tutorials write them."""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.error import URLError

from tests.e2e.serving import free_port

_HERE = Path(__file__).parent
_APP = _HERE.parents[1] / "app.py"
_START_SECONDS = 60.0
_DRAWN = {'[data-testid="stApp"][data-test-script-state="notRunning"]': 1}


@dataclass(frozen=True)
class Screen:
    """A page: the script that serves it, its place, how many of each selector it has once drawn, and what it needs."""

    name: str
    script: Path
    needed: dict[str, int]
    path: str = "/"
    library: str = "streamlit"

    @property
    def is_here(self) -> bool:
        """Whether its library is installed: those of the others aren't asked for by the program."""
        return find_spec(self.library) is not None


@dataclass(frozen=True)
class Server:
    """Where a page is served, and by which process."""

    url: str
    process: int


_CHARTS, _TABLE = ".js-plotly-plot .main-svg", '[data-testid="stDataFrame"] canvas'
ONE_LINE = Screen("one line of Streamlit", _HERE / "one_line.py", {**_DRAWN, '[data-testid="stMarkdown"]': 1})
NAIVE = Screen(
    "Streamlit and Plotly as shipped",
    _HERE / "naive.py",
    {**_DRAWN, '[data-testid="stMetric"]': 4, _CHARTS: 6, _TABLE: 1},
)
THIS_PROGRAM = Screen("this program, Tổng quan", _APP, {**_DRAWN, '[data-testid="stMetric"]': 6, _CHARTS: 4, _TABLE: 3})
PROGRESS = Screen(
    "this program, Phong trào và nhiệm vụ", _APP, {**_DRAWN, '[data-testid="stMetric"]': 6, _TABLE: 1}, "/tien-do"
)
DASH = Screen("Dash", _HERE / "with_dash.py", {".figure": 4, _CHARTS: 6, ".ag-row": 10}, library="dash_ag_grid")


@contextmanager
def served(screen: Screen, ledger: Path) -> Iterator[Server]:
    """Serve a page's script from a working directory of its own, on that ledger where it is this program's."""
    port = free_port()
    command = [sys.executable, str(screen.script), str(port)]
    if screen.library == "streamlit":
        command = [sys.executable, "-m", "streamlit", "run", str(screen.script), "--server.port", str(port)]
        command += ["--server.headless", "true"]
    with tempfile.TemporaryDirectory() as place:
        process = subprocess.Popen(
            command,
            cwd=place,
            env={**os.environ, "TDKT_LEDGER": str(ledger)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait(f"http://127.0.0.1:{port}", process)
            yield Server(f"http://127.0.0.1:{port}", process.pid)
        finally:
            process.terminate()
            process.wait()


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _START_SECONDS
    while True:
        try:
            urllib.request.urlopen(url, timeout=2).close()
        except (URLError, OSError):
            if process.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.2)
        else:
            return
