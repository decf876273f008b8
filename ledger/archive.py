"""The original bytes of every file ever sent, kept under their SHA-256 before anything is parsed."""

import hashlib
import os
import uuid
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ledger.errors import LedgerUnreachable

_SYNC = getattr(os, "fdatasync", os.fsync)  # the bytes and their length; Windows and macOS have the other only
PART_SUFFIX = ".part"  # a file being written; a crash may leave one behind, and nothing ever reads it


class Archive:
    """A folder of files named by their own hash; nothing in it is ever changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, content: bytes) -> str:
        """Store the bytes durably and return their SHA-256; the same bytes already there are left alone.

        Raises LedgerUnreachable when they can't be stored.
        """
        return self.keep_all([content])[0]

    def keep_all(self, contents: Sequence[bytes]) -> list[str]:
        """Store several files' bytes, each as `keep` does, and return their hashes; a folder is synced once."""
        digests = [sha256(content) for content in contents]
        place = self.folder
        written: list[Path] = []
        try:
            for digest, content in dict(zip(digests, contents, strict=True)).items():
                place = self.place(digest)
                # Read again, not believed: a file cut short by a power failure is mended by the bytes it should have.
                if not _holds(place, content):
                    place.parent.mkdir(parents=True, exist_ok=True)
                    _write(place, content)
                    written.append(place)
            for folder in dict.fromkeys(place.parent for place in written):
                sync_folder(folder)
            if written:
                sync_folder(self.folder)
        except OSError as reason:
            raise LedgerUnreachable(str(place)) from reason
        return digests

    def take_in(self, other: "Archive") -> frozenset[str]:
        """Move another archive's files into this one and return their hashes; raises OSError.

        What is here under the same hash is replaced: it may have been damaged since.
        """
        taken = [found for found in sorted(other.folder.glob("??/*")) if found.suffix != PART_SUFFIX]
        for found in taken:
            place = self.place(found.name)
            place.parent.mkdir(parents=True, exist_ok=True)
            _rename(found, place)
        for folder in {found.parent.name for found in taken}:
            sync_folder(self.folder / folder)
        return frozenset(found.name for found in taken)

    def leave_to(self, other: "Archive", *, kept: frozenset[str]) -> None:
        """Remove the files that the other archive has, those in `kept` apart; raises OSError."""
        for found in sorted(self.folder.glob("??/*")):
            if found.name not in kept and other.place(found.name).exists():
                found.unlink()
        for folder in (*self.folder.glob("??"), self.folder):
            # Empty ones only.
            with suppress(OSError):
                folder.rmdir()

    def place(self, digest: str) -> Path:
        """Return where the bytes of that hash are kept."""
        return self.folder / digest[:2] / digest

    def read(self, digest: str) -> bytes:
        """Return the bytes kept under a hash; raises FileNotFoundError when gone, ValueError when changed."""
        content = self.place(digest).read_bytes()
        if sha256(content) != digest:
            raise ValueError(f"archived file changed: {digest}")
        return content


def sha256(content: bytes) -> str:
    """Return the SHA-256 of the bytes in lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _holds(place: Path, content: bytes) -> bool:
    try:
        return place.stat().st_size == len(content) and place.read_bytes() == content
    except FileNotFoundError:
        return False


def _write(place: Path, content: bytes) -> None:
    part = place.with_name(f"{place.name}.{uuid.uuid4().hex}{PART_SUFFIX}")
    try:
        with part.open("xb") as stream:
            stream.write(content)
            stream.flush()
            _SYNC(stream.fileno())
        _rename(part, place)
    finally:
        part.unlink(missing_ok=True)


def _rename(part: Path, place: Path) -> None:
    try:
        part.replace(place)
    except PermissionError:
        # Windows: another program has just put the same bytes there and is reading them.
        if not _holds(place, part.read_bytes()):
            raise


def sync_folder(folder: Path) -> None:
    """Make the names in a folder as durable as the bytes; Windows does so by itself and lets nobody ask."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
