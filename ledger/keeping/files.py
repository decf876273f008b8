"""Files copied durably, and what was read of them."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from ledger.keeping.manifest import Held

_CHUNK = 1 << 20
Progress = Callable[[int, int], None]  # originals done, of how many


def nobody_listens(done: int, of: int) -> None:
    """Hear of progress and do nothing."""


def copy_file(source: Path, target: Path) -> Held:
    """Copy a file durably and return what was read of it; raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as reading, target.open("xb") as writing:
        while chunk := reading.read(_CHUNK):
            writing.write(chunk)
            digest.update(chunk)
            size += len(chunk)
        writing.flush()
        os.fsync(writing.fileno())
    return Held(size, digest.hexdigest())


def held(path: Path) -> Held:
    """Return the size and the hash of a file; raises OSError."""
    with path.open("rb") as reading:
        digest = hashlib.file_digest(reading, "sha256").hexdigest()
        return Held(reading.tell(), digest)
