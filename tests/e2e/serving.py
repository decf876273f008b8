"""Starts the real program on a ledger of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page

from ledger.lake.address import SUFFIX
from tests.stores import copy_of

ROOT = Path(__file__).resolve().parents[2]
_START_SECONDS = 60
# The first start makes the sample ledger while the first screen waits for it.
FIRST_SCREEN_MS = 120_000


@dataclass(frozen=True)
class Server:
    """A running program: where it answers, what it writes, where its ledger lies."""

    url: str
    log: Path
    ledger: Path


class running:  # noqa: N801 - used as a verb: `with running(folder) as server`
    """A server in a folder of its own; ended when the block is left."""

    def __init__(
        self,
        folder: Path,
        *extra: str,
        app: Path = ROOT / "app.py",
        port: int | None = None,
        ledger: Path | None = None,
    ) -> None:
        # One that lies in the folder already, of whatever kind, or the place where the program makes one.
        self.ledger = ledger or next(folder.glob(f"*{SUFFIX}"), folder / "ledger.duckdb")
        self.log = folder / "server.log"
        self.folder = folder
        self.extra = extra
        self.app = app
        self.port = port

    def __enter__(self) -> Server:
        port = self.port or free_port()
        command = [sys.executable, "-m", "streamlit", "run", str(self.app)]
        command += ["--server.port", str(port), "--server.headless", "true", *self.extra]
        environment = {**os.environ, "TDKT_LEDGER": str(self.ledger)}
        self.stream = self.log.open("wb")
        self.process = subprocess.Popen(
            command, cwd=self.folder, env=environment, stdout=self.stream, stderr=subprocess.STDOUT
        )
        url = f"http://127.0.0.1:{port}"
        try:
            _wait_until_healthy(url, self.process, self.log)
        except BaseException:
            self.__exit__()
            raise
        return Server(url, self.log, self.ledger)

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.stream.close()


def running_on(ledger: Path, folder: Path) -> running:
    """A server on a copy of that ledger."""
    folder.mkdir(exist_ok=True)
    return running(folder, ledger=copy_of(ledger, folder))


def settle(page: Page) -> None:
    """Wait until Streamlit has drawn everything: no rerun under way and nothing stale on the screen."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=FIRST_SCREEN_MS)
    page.wait_for_timeout(250)
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')


def free_port() -> int:
    """Return a port nobody listens at now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_until_healthy(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    pytest.fail(f"the server did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")
