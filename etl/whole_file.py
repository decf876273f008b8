"""A file at its place only once it is whole: a full disk leaves no half file that somebody would send out."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from xlsxwriter.exceptions import FileCreateError


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Yield another name in the same folder to write to, and give the file its own when the block ends well.

    Raises OSError when the file can't be written.
    """
    part = path.with_name(f".{uuid.uuid4().hex}.part")
    try:
        yield part
        part.replace(path)
    except FileCreateError as reason:
        said = reason.args[0] if reason.args else reason
        raise OSError(getattr(said, "errno", None), getattr(said, "strerror", str(said)), str(path)) from reason
    finally:
        part.unlink(missing_ok=True)
