"""What a file is, judged by its content before anything opens it; the ending of its name says nothing."""

import io
import zipfile
import zlib

from domain.findings import Finding

LARGEST_FILE = 20 * 1024 * 1024
LARGEST_UNPACKED = 200 * 1024 * 1024
MOST_PARTS = 2000
_PROLOGUE = 4096
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
    return None if _is_plain(content) else Finding("unsafe_file")


def _is_plain(content: bytes) -> bool:
    """Tell whether no part declares a document type: spreadsheet programs never do, entity bombs must."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for part in package.infolist():
                if part.filename.endswith((".xml", ".rels")):
                    with package.open(part) as stream:
                        head = stream.read(_PROLOGUE).replace(b"\0", b"")
                    if b"<!DOCTYPE" in head:
                        return False
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, OSError, EOFError):
        # A damaged part is told by the reader, which says what to do about it.
        return True
    return True


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.0f} MB"
