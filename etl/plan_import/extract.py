"""The lines of a document, whatever kind of file it is; the content tells the kind, never the ending of the name."""

import io
import zipfile
from pathlib import Path

from etl.plan_import.lines import Line
from etl.plan_import.pdf import pdf_lines
from etl.plan_import.plain import plain_lines
from etl.plan_import.refusals import PlanRefused
from etl.plan_import.word import word_lines

MOST_BYTES = 20 * 1024 * 1024
_MOST_UNPACKED = 200 * 1024 * 1024
_ZIP, _OLE, _PDF, _RTF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf"
# An Office file with a password is an OLE container that names this stream, in UTF-16.
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


def extract_lines(path: Path) -> list[Line]:
    """Return the lines of a .txt, .docx or .pdf file in reading order.

    Raises PlanRefused: too_large, empty_file, unreadable_file, encrypted_file, not_a_document, scanned_pdf,
    unreadable_text.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise PlanRefused("too_large")
        return lines_of(path.read_bytes())
    except OSError as reason:
        raise PlanRefused("unreadable_file") from reason


def lines_of(content: bytes) -> list[Line]:
    """Return the lines of a document held in memory; raises PlanRefused as `extract_lines` does."""
    if len(content) > MOST_BYTES:
        raise PlanRefused("too_large")
    if not content.strip():
        raise PlanRefused("empty_file")
    lines = _lines_by_kind(content)
    if not any(line.text.strip() for line in lines):
        raise PlanRefused("empty_file")
    return lines


def _lines_by_kind(content: bytes) -> list[Line]:
    if content.startswith(_ZIP):
        _demand_word(content)
        return word_lines(content)
    if content.startswith(_OLE):
        raise PlanRefused("encrypted_file" if _ENCRYPTED_PACKAGE in content else "not_a_document")
    # Some scanners and mail gateways put a few bytes before the header; readers allow it within the first kilobyte.
    if _PDF in content[:1024]:
        return pdf_lines(content)
    if content.startswith(_RTF):
        raise PlanRefused("not_a_document")
    return plain_lines(content)


def _demand_word(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as reason:
        raise PlanRefused("unreadable_file") from reason
    if "word/document.xml" not in {part.filename for part in parts}:
        raise PlanRefused("not_a_document")
    if sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise PlanRefused("too_large")
