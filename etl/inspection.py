"""What a file is, judged by its content before anything opens it; the ending of its name says nothing."""

import io
import re
import zipfile
import zlib
from typing import IO

from openpyxl.utils.cell import coordinate_to_tuple

from domain.findings import Finding

LARGEST_FILE = 20 * 1024 * 1024
LARGEST_UNPACKED = 200 * 1024 * 1024
MOST_PARTS = 2000
MOST_MERGED_CELLS = 100_000  # each of them is made when the file is opened
_CHUNK = 1024 * 1024
_LONGEST_TAG = 200
_MERGE = re.compile(
    rb"""<(?:\w+:)?mergeCell\s[^<>]*?ref\s*=\s*["']([A-Z]{1,3}[0-9]{1,9}):([A-Z]{1,3}[0-9]{1,9})["'][^<>]*>"""
)
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
    """Tell whether no part declares a document type or merges more cells than anybody would.

    Spreadsheet programs never declare one, entity bombs must.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for part in package.infolist():
                if part.filename.endswith((".xml", ".rels")):
                    with package.open(part) as stream:
                        head = stream.read(_PROLOGUE).replace(b"\0", b"")
                        if b"<!DOCTYPE" in head or _merged_cells(head, stream) > MOST_MERGED_CELLS:
                            return False
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, OSError, EOFError):
        # A damaged part is told by the reader, which says what to do about it.
        return True
    return True


def _merged_cells(head: bytes, stream: IO[bytes]) -> int:
    count, text = 0, head
    while text:
        for found in _MERGE.finditer(text):
            first, last = (coordinate_to_tuple(found[part].decode()) for part in (1, 2))
            count += (abs(last[0] - first[0]) + 1) * (abs(last[1] - first[1]) + 1)
        more = stream.read(_CHUNK).replace(b"\0", b"")
        text = _cut_off(text) + more if more else b""
    return count


def _cut_off(text: bytes) -> bytes:
    """Return the tag that a piece of XML ends in the middle of."""
    tail = text[-_LONGEST_TAG:]
    begun = tail.rfind(b"<")
    return tail[begun:] if begun > tail.rfind(b">") else b""


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.0f} MB"
