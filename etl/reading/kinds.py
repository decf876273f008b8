"""What a file is, judged by its content before anything opens it; the ending of its name says nothing."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator

from domain.rejects import Reject
from etl.reading.limits import MOST_MERGED_CELLS
from etl.reading.utf16 import utf16_of

LARGEST_FILE = 20 * 1024 * 1024
LARGEST_UNPACKED = 200 * 1024 * 1024
MOST_PARTS = 2000
MOST_SHEETS = 300
_CHUNK = 1024 * 1024
_LONGEST_TAG = 500

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BARE_RECORDS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00")
_DIRECTORY_ENTRY = 128
_STREAM = 2
_HEADER, _LAST_SECTOR, _FREE = 512, 0xFFFFFFFA, 0xFFFFFFFF
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_ByParts = Callable[[zipfile.ZipFile, set[str]], str]

_DECLARATION = b"<!DOCTYPE"
_PICTURES = ("xl/media/", "word/media/", "Pictures/", "Thumbnails/")  # a drawing as .svg may declare its type
_MERGE = re.compile(
    rb"""<(?:\w+:)?mergeCell\s[^<>]*?ref\s*=\s*["']([A-Z]{1,3})([0-9]{1,9}):([A-Z]{1,3})([0-9]{1,9})["'][^<>]*>"""
)
_SPAN = re.compile(rb"""<[\w:-]*table-cell\s[^<>]*?-spanned\s*=[^<>]*>""")
_SPANNED = re.compile(rb"""number-(?:rows|columns)-spanned\s*=\s*["'](\d{1,9})["']""")
_SHEET = re.compile(r"xl/(?:work|chart|dialog|macro)sheets/[^/]+\.(?:xml|bin)")

_NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f]")
# Web pages and XML saved as .xls, mail archives (.mht), PDF, RTF and JSON, SYLK, DIF: text, but no table of cells.
_OTHER_TEXT = re.compile(r"\s*<[!?/a-z]|\s*mime-version:|%pdf|\s*[{\[]|id;p|table\r?\n0,1\r?\n", re.IGNORECASE)
_DELIMITERS = ",;\t"
_DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, OSError, EOFError)


def kind_of(content: bytes) -> str:
    """Return xlsx, xlsm, xls, xlsb, ods or csv: what the bytes are, and safe to be opened as.

    Raises Reject: too_large, encrypted_file, not_a_workbook, unsafe_file, unreadable_file.
    """
    return _kind(content, _kind_by_parts)


def kind_of_list(content: bytes) -> str:
    """Return docx, or what `kind_of` returns: lists of nominees come as workbooks and as Word documents.

    Raises Reject as `kind_of` does.
    """
    return _kind(content, _kind_by_parts_or_word)


def _kind(content: bytes, by_parts: _ByParts) -> str:
    refuse_too_large(content)
    if content.startswith(_OLE):
        return _kind_of_compound(content)
    if content.startswith(_BARE_RECORDS):
        return "xls"
    if content.startswith(b"PK"):
        return _kind_of_package(content, by_parts)
    if _is_table_of_text(content):
        return "csv"
    raise Reject("not_a_workbook")


def refuse_too_large(content: bytes) -> None:
    """Raise Reject("too_large") for more bytes than are ever opened."""
    refuse_size(len(content))


def refuse_size(size: int) -> None:
    """Raise Reject("too_large") for a size in bytes that is never opened."""
    if size > LARGEST_FILE:
        raise Reject("too_large", size=_megabytes(size), limit=_megabytes(LARGEST_FILE))


def _kind_of_compound(content: bytes) -> str:
    if _has_entry(content, "EncryptedPackage"):
        raise Reject("encrypted_file")
    # A letter or a slide show may carry a workbook inside.
    other = _has_entry(content, "WordDocument") or _has_entry(content, "PowerPoint Document")
    if not other and (_has_entry(content, "Workbook") or _has_entry(content, "Book")):
        return "xls"
    # The directory often stands last: broken off, a workbook has lost its own name.
    raise Reject("unreadable_file" if _is_broken_off(content) else "not_a_workbook")


def _is_broken_off(content: bytes) -> bool:
    """Tell whether a compound file is shorter than its allocation table says."""
    # [MS-CFB] 2.2: at 30 the size of a sector as a power of two, at 76 the first sectors of the table.
    size, last = 1 << min(content[30], 12) if len(content) > _HEADER else 0, 0
    if size not in {512, 4096}:
        return True
    for number, sector in enumerate(struct.unpack_from("<109I", content, 76)):
        if sector <= _LAST_SECTOR:
            table = content[(sector + 1) * size : (sector + 2) * size]
            if len(table) < size:
                return True
            used = [at for at, (following,) in enumerate(struct.iter_unpack("<I", table)) if following != _FREE]
            last = number * size // 4 + used[-1] if used else last
    return (last + 2) * size > len(content)


def _has_entry(content: bytes, name: str) -> bool:
    # [MS-CFB] 2.6: an entry of the directory stands at a multiple of 128 bytes: name, its length in bytes, its type.
    stored = name.encode("utf-16-le") + b"\0\0"
    entry = stored.ljust(64, b"\0") + len(stored).to_bytes(2, "little") + bytes([_STREAM])
    at = content.find(entry)
    while at >= 0:
        if at % _DIRECTORY_ENTRY == 0:
            return True
        at = content.find(entry, at + 1)
    return False


def _kind_of_package(content: bytes, by_parts: _ByParts) -> str:
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except _DAMAGED:
        raise Reject("unreadable_file") from None
    with package:
        parts = package.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            raise Reject("unsafe_file")
        kind = by_parts(package, {part.filename for part in parts})
        if any(part.flag_bits & 1 for part in parts):
            raise Reject("encrypted_file")
        if sum(bool(_SHEET.match(part.filename)) for part in parts) > MOST_SHEETS:
            raise Reject("unsafe_file")
        for part in parts:
            if not part.filename.startswith(_PICTURES):
                _refuse_unsafe(package, part)
    return kind


def _kind_by_parts(package: zipfile.ZipFile, names: set[str]) -> str:
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(name.startswith("xl/workbook") for name in names):
        return "xlsm" if "xl/vbaProject.bin" in names else "xlsx"
    if _beginning(package, "mimetype", names).startswith(_ODS):
        if b"encryption-data" in _beginning(package, "META-INF/manifest.xml", names):
            raise Reject("encrypted_file")
        return "ods"
    raise Reject("not_a_workbook")


def _kind_by_parts_or_word(package: zipfile.ZipFile, names: set[str]) -> str:
    # Word numbers the part when it saves a copy: word/document2.xml.
    is_word = any(name.startswith("word/document") for name in names)
    return "docx" if is_word else _kind_by_parts(package, names)


def _beginning(package: zipfile.ZipFile, name: str, names: set[str]) -> bytes:
    if name not in names:
        return b""
    try:
        with package.open(name) as part:
            return part.read(_CHUNK)
    except _DAMAGED:
        raise Reject("unreadable_file") from None


def _refuse_unsafe(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Raise Reject for a part that declares a document type or entities, or merges more cells than anybody would.

    Spreadsheet programs never declare one, entity bombs must.
    """
    merged = 0
    for piece in _pieces(package, part):
        if _DECLARATION in piece:
            raise Reject("unsafe_file")
        if b"mergeCell" in piece or b"-spanned" in piece:
            merged += _merged_cells(piece)
            if merged > MOST_MERGED_CELLS:
                raise Reject("unsafe_file")


def _pieces(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield a part's text in pieces that never end in the middle of a tag of ordinary length."""
    rest = b""
    try:
        with package.open(part) as stream:
            while piece := stream.read(_CHUNK):
                # In UTF-16 every other byte of a tag is NUL.
                text = rest + (piece.replace(b"\0", b"") if b"\0" in piece else piece)
                tail = text[-_LONGEST_TAG:]
                begun = tail.rfind(b"<")
                rest = tail[begun:] if begun > tail.rfind(b">") else b""
                yield text[: len(text) - len(rest)]
    except _DAMAGED:
        # A damaged part is told by the reader, which says what to do about it.
        pass
    yield rest


def _merged_cells(text: bytes) -> int:
    count = 0
    for found in _MERGE.finditer(text):
        left, top, right, bottom = found.groups()
        count += (abs(int(bottom) - int(top)) + 1) * (abs(_column(right) - _column(left)) + 1)
    for cell in _SPAN.finditer(text):
        area = 1
        for span in _SPANNED.finditer(cell[0]):
            area *= int(span[1])
        count += area
    return count


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _is_table_of_text(content: bytes) -> bool:
    text = _decoded(content)
    if text is None or _OTHER_TEXT.match(text) or _NOT_IN_TEXT.search(text):
        return False
    return any(delimiter in text for delimiter in _DELIMITERS)


def _decoded(content: bytes) -> str | None:
    utf16 = utf16_of(content)
    for encoding in (utf16,) if utf16 else ("utf-8-sig", "cp1258", "cp1252", "latin-1"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.0f} MB"
