"""The original bytes of every file ever sent, kept under their SHA-256 before anything is parsed."""

import hashlib
import os
import tempfile
from pathlib import Path


class Archive:
    """A folder of files named by their own hash; nothing in it is ever changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, content: bytes) -> str:
        """Store the bytes durably and return their SHA-256; bytes that are there already are left alone."""
        digest = sha256(content)
        place = self.place(digest)
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            self._write(place, content)
        return digest

    def place(self, digest: str) -> Path:
        """Return where the bytes of that hash are kept."""
        return self.folder / digest[:2] / digest

    def read(self, digest: str) -> bytes:
        """Return the bytes kept under a hash; raises FileNotFoundError when they are gone, ValueError when they changed."""
        content = self.place(digest).read_bytes()
        if sha256(content) != digest:
            raise ValueError(f"archived file changed: {digest}")
        return content

    @staticmethod
    def _write(place: Path, content: bytes) -> None:
        handle, name = tempfile.mkstemp(dir=place.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(name, place)


def sha256(content: bytes) -> str:
    """Return the SHA-256 of the bytes in lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()
