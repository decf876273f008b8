"""Where ledgers lie and how they change places: a file with its log, or a lake's schema."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from ledger.gate import PATIENCE, RETRY_EVERY, gate_for, log_of
from ledger.lake.address import address_at, is_lake, sibling

if TYPE_CHECKING:
    from ledger.lake.gate import LakeGate

T = TypeVar("T")


def beside(path: Path, word: str) -> Path:
    """Return another ledger's place beside that one, of the same kind."""
    return sibling(path, word) if is_lake(path) else path.with_name(f"{path.stem}-{word}{path.suffix}")


def place_being_made(path: Path) -> Path:
    """Return where a new ledger is made before it stands at its place."""
    return sibling(path, "making-new") if is_lake(path) else path.with_name(f"{path.name}.making.new")


def told(path: Path) -> str:
    """Return how people call a ledger's place: its path, or a lake's address."""
    return str(address_at(path)) if is_lake(path) else str(path)


def prepare(path: Path) -> None:
    """Make what must be there before tables are: nothing for a file, a lake's catalogue; raises LedgerError."""
    if is_lake(path):
        _lake(path).make()


def archive_of(path: Path) -> Path:
    """Return where the original files of a ledger lie."""
    if is_lake(path) and path.exists():
        return _lake(path).address.archive
    return path.with_name(f"{path.name}.archive")


def replace(path: Path, to: Path, aside: Path | None = None) -> None:
    """Put a ledger in a place; what stands there goes, or to `aside` where that doesn't have it already.

    Nobody of this process may have either open. Raises OSError and LedgerAway.
    """
    if is_lake(to):
        _rename(path, to, aside)
        return
    # What was written and not yet tidied into the file goes along: it is no other ledger's.
    log = log_of(path)
    if log.exists():
        log.replace(log_of(to))
    else:
        patiently(lambda: log_of(to).unlink(missing_ok=True))
    patiently(lambda: path.replace(to))


def remove(path: Path) -> None:
    """Remove a ledger that was never put in place, its log and its locks; its archive stays. Raises LedgerError."""
    if is_lake(path):
        _remove_lake(path)
        return
    for left in (path.name, log_of(path).name, f"{path.name}.lock", f"{path.name}.wanted.lock"):
        path.with_name(left).unlink(missing_ok=True)


def patiently(work: Callable[[], T]) -> T:
    """Do with a ledger's file what Windows refuses while another process has it open for a moment; raises OSError."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return work()
        except PermissionError:
            if os.name != "nt" or time.monotonic() > deadline:
                raise
            time.sleep(RETRY_EVERY)


def _lake(path: Path) -> "LakeGate":
    return cast("LakeGate", gate_for(path))


def _rename(path: Path, to: Path, aside: Path | None) -> None:
    there, making = _lake(to), _lake(path)
    moves = [(making.address.schema, there.address.schema)]
    if there.exists():
        if aside is None:
            there.remove()
        else:
            moves.insert(0, (there.address.schema, _lake(aside).address.schema))
    there.catalogue.rename(*moves)


def _remove_lake(path: Path) -> None:
    if not path.exists():
        return
    lake = _lake(path)
    if lake.exists():
        with lake.closed():
            lake.remove()
    path.unlink(missing_ok=True)
