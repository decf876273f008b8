"""A ledger made beside another one's place, to stand there only once it is whole."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ledger.errors import LedgerUnreachable
from ledger.store import Ledger


@contextmanager
def made_beside(path: Path) -> Iterator[Ledger]:
    """Yield where the ledger is to be made; whatever is still there afterwards, or was left there before, goes.

    To be used in the exclusive section of `path`.
    """
    making = Ledger(path.with_name(f"{path.stem}-making{path.suffix}"))
    _clear(making)
    try:
        yield making
    finally:
        _clear(making)


def put_in_place(making: Ledger, path: Path, *, aside: Path | None = None) -> None:
    """Move a whole ledger to a place; one that stands there is first put `aside`, whole, with its archive.

    Its archive joins the one that may be there. Raises LedgerUnreachable.
    """
    there = Ledger(path)
    try:
        with making.closed(), there.closed():
            if aside is not None:
                _put_aside(there, aside)
            there.archive.take_in(making.archive)
            _move(making.path, path)
    except OSError as reason:
        raise LedgerUnreachable(str(path)) from reason


def _put_aside(ledger: Ledger, path: Path) -> None:
    archive, kept = ledger.archive.folder, Ledger(path).archive.folder
    if archive.exists():
        archive.replace(kept)
    try:
        _move(ledger.path, path)
    except OSError:
        if kept.exists():
            kept.replace(archive)
        raise


def _move(path: Path, to: Path) -> None:
    # What was written and not yet tidied into the file goes along: it is no other ledger's.
    log = path.with_name(f"{path.name}.wal")
    if log.exists():
        log.replace(to.with_name(f"{to.name}.wal"))
    path.replace(to)


def _clear(ledger: Ledger) -> None:
    for name in (ledger.path.name, f"{ledger.path.name}.wal", f"{ledger.path.name}.lock"):
        ledger.path.with_name(name).unlink(missing_ok=True)
    shutil.rmtree(ledger.archive.folder, ignore_errors=True)
