"""A PostgreSQL of the tests' own, in a folder of its own and reached by a socket there only."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

# It refuses to run as root, and Debian installs a user for it.
USER = "postgres" if hasattr(os, "geteuid") and os.geteuid() == 0 else None
_ALWAYS = "-c listen_addresses='' -c max_connections=300"
_IN_A_HURRY = "-c fsync=off -c full_page_writes=off"


@dataclass(frozen=True)
class Postgres:
    """A server that can be stopped and started again."""

    programs: Path
    folder: Path
    is_durable: bool = False

    def connection(self, database: str) -> str:
        """Return how libpq reaches a database on it."""
        return f"dbname={database} host={self.folder} user=postgres"

    def address(self, schema: str, data: Path, database: str = "postgres") -> str:
        """Return the address of a ledger on it."""
        return f"ducklake:postgres:{self.connection(database)} schema={schema} data_path={data}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        options = f"-k {self.folder} {_ALWAYS} {'' if self.is_durable else _IN_A_HURRY}"
        self._run("pg_ctl", "-D", self.folder / "data", "-l", self.folder / "log", "-o", options, "-w", "start")

    def stop(self) -> None:
        """End it at once, whoever is connected."""
        self._run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-w", "stop")

    def make(self) -> None:
        """Make its folder."""
        if USER:
            shutil.chown(self.folder, USER)
        self._run("initdb", "-D", self.folder / "data", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync")

    def _run(self, program: str, *words: object) -> None:
        command: Sequence[str] = [str(self.programs / program), *map(str, words)]
        subprocess.run(command, user=USER, cwd="/", check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)


def programs() -> Path | None:
    """Return the folder of PostgreSQL's programs; None where it isn't installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    program = found[-1] if found else shutil.which("pg_ctl")
    return Path(program).parent if program else None


@contextmanager
def running() -> Iterator[Postgres]:
    """Yield a running server; skips the test where none is installed, but never under CI."""
    installed = programs()
    if installed is None:
        if os.environ.get("CI"):
            pytest.fail("no PostgreSQL: install Debian's postgresql")
        pytest.skip("no PostgreSQL")
    with served(installed) as server:
        yield server


@contextmanager
def served(installed: Path, *, durable: bool = False) -> Iterator[Postgres]:
    """Yield a running server; a durable one waits for the disk, as those do that people rely on."""
    # Not below pytest's own folder: nobody else may look into that, and a socket's path must be short.
    folder = Path(tempfile.mkdtemp(prefix="tdkt-pg-"))
    server = Postgres(installed, folder, durable)
    try:
        server.make()
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
