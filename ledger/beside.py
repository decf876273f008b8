"""A ledger made beside another one's place, to stand there only once it is whole."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ledger.archive import PART_SUFFIX
from ledger.errors import LedgerError, LedgerUnreachable
from ledger.gate import gate_for, log_of
from ledger.lake.address import is_lake
from ledger.places import beside, remove, replace
from ledger.store import Ledger


@contextmanager
def made_beside(path: Path) -> Iterator[Ledger]:
    """Yield where the ledger is to be made; whatever is still there afterwards, or was left there before, goes.

    To be used in the exclusive section of `path`.
    """
    clear(Ledger(beside(path, "making")))
    making = Ledger(beside(path, "making"))
    try:
        yield making
    finally:
        clear(making)


def put_in_place(making: Ledger, path: Path, *, aside: Path | None = None) -> None:
    """Put a whole ledger in a place; one that stands there is first kept `aside`, whole, with its archive.

    Without `aside` its archive joins the one that may be there. Whoever is killed at any moment leaves one whole ledger
    at the place, the old one or the new one. Raises LedgerUnreachable; then the old one stays.
    """
    there = Ledger(path)
    tidy(path)
    try:
        with making.closed(), there.closed():
            if aside is not None:
                _keep_aside(there, Ledger(aside))
            brought = there.archive.take_in(making.archive)
            replace(making.path, path, aside)
            if aside is not None:
                there.archive.leave_to(Ledger(aside).archive, kept=brought)
    except OSError as reason:
        raise LedgerUnreachable(str(path)) from reason


def tidy(path: Path) -> None:
    """Bring into the ledger's file what a program that was killed left in the log beside it, where that can be done."""
    if not is_lake(path) and path.exists() and log_of(path).exists():
        with suppress(LedgerError), gate_for(path).cursor(writes=True) as cursor:
            cursor.execute("CHECKPOINT")


def clear(ledger: Ledger) -> None:
    """Remove a ledger that was never put in place, its log, its lock and its archive."""
    remove(ledger.path)
    shutil.rmtree(ledger.archive.folder, ignore_errors=True)


def twin(source: Path, target: Path) -> None:
    """Give a file a second name, or its bytes a second file where the disk has no second names. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        shutil.copy2(source, target)


def _keep_aside(there: Ledger, aside: Ledger) -> None:
    try:
        for found in there.archive.folder.glob("??/*"):
            if found.suffix != PART_SUFFIX:
                twin(found, aside.archive.place(found.name))
        # A lake's catalogue is renamed, and needs no second name.
        files = () if is_lake(there.path) else ((log_of(there.path), log_of(aside.path)), (there.path, aside.path))
        for path, kept in files:
            if path.exists():
                twin(path, kept)
    except OSError:
        clear(aside)
        raise
