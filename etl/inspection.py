"""What a file is, judged by its content before anything opens it; the ending of its name says nothing."""

import io
import zipfile

from domain.findings import Finding

LARGEST_FILE = 20 * 1024 * 1024
LARGEST_UNPACKED = 400 * 1024 * 1024
MOST_PARTS = 2000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


def inspect(content: bytes) -> Finding | None:
    """Return why a file can't be opened as an .xlsx or .xlsm workbook, or None when it may be tried."""
    if len(content) > LARGEST_FILE:
        return Finding("too_large", words={"size": _megabytes(len(content)), "limit": _megabytes(LARGEST_FILE)})
    if content.startswith(_OLE):
        return Finding("encrypted_file" if _ENCRYPTED_STREAM in content else "not_a_workbook")
    if not content.startswith(b"PK"):
        return Finding("not_a_workbook")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return Finding("unreadable_file")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        return Finding("unsafe_file")
    if not any(part.filename.startswith("xl/workbook") for part in parts):
        return Finding("not_a_workbook")
    return None


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.0f} MB"
