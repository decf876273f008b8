"""The store in which the tests' ledgers stand: a file each, or with `--store lake` a lake each."""

import shutil
from contextlib import ExitStack
from pathlib import Path

from ledger import Ledger
from ledger.keeping.moving import copy_ledger
from ledger.lake.address import is_lake
from tests.lakes import Lakes
from tests.postgres import running

STORES = ("file", "lake")


class Store:
    """Where a session's ledgers stand; PostgreSQL is started with the first lake."""

    def __init__(self) -> None:
        self.chosen = STORES[0]
        self._open = ExitStack()
        self._lakes: Lakes | None = None
        self._kept: list[Path] = []

    @property
    def lakes(self) -> Lakes:
        """The lakes of the session."""
        if self._lakes is None:
            self._lakes = Lakes(self._open.enter_context(running()))
        return self._lakes

    def keep(self, place: Path) -> Path:
        """Keep a ledger for the session, whichever test asked for it first; return its place."""
        self._kept.append(place)
        return place

    def made(self) -> list[Path]:
        """Return the lakes there are."""
        return list(self._lakes.made) if self._lakes else []

    def drop_all_but(self, earlier: list[Path]) -> None:
        """Drop the lakes that were made since there were those, and aren't kept."""
        if self._lakes:
            self._lakes.drop_all_but([*earlier, *self._kept])

    def close(self) -> None:
        """End what was started."""
        self._kept.clear()
        self.drop_all_but([])
        self._open.close()


STORE = Store()


def new_place(folder: Path) -> Path:
    """Return a place in that folder where a ledger of the session's store may be made."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "ledger.duckdb" if in_a_file() else STORE.lakes.new(folder)


def in_a_file() -> bool:
    """Tell whether the session's ledgers are files."""
    return STORE.chosen == "file"


def moved(place: Path, folder: Path) -> Path:
    """Return where a ledger now stands as one of the session's store, made of a file's rows and originals."""
    to = new_place(folder)
    copy_ledger(Ledger(place), to)
    return to


def as_file(place: Path, folder: Path) -> Path:
    """Return a ledger of the session's as a file: itself, or a copy of its lake."""
    if is_lake(place):
        copy_ledger(Ledger(place), folder / "as_file.duckdb")
        return folder / "as_file.duckdb"
    return place


def copy_of(place: Path, folder: Path) -> Path:
    """Return a copy of a ledger, with its archive if it has one, in another folder."""
    if is_lake(place):
        return STORE.lakes.copy(place, folder)
    copied = folder / place.name
    copied.write_bytes(place.read_bytes())
    archive = Ledger(place).archive.folder
    if archive.exists():
        shutil.copytree(archive, Ledger(copied).archive.folder)
    return copied
