"""Files that are no workbook a program may open, made byte by byte."""

import re
import struct
import zipfile
from io import BytesIO
from itertools import pairwise

import xlsxwriter

from tests.workbooks import titled, workbook_bytes

SHEET = "xl/worksheets/sheet1.xml"
REPORT = "## Tiến độ\n| Mã nội dung | Trạng thái |\n| 1.1 | Đang thực hiện |"
_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def sound() -> bytes:
    """Return a small report with nothing wrong."""
    return workbook_bytes(titled(REPORT))


def encrypted() -> bytes:
    """Return what Excel writes for a workbook with a password: a compound file with the streams that say so."""
    return compound("EncryptionInfo", "EncryptedPackage")


def old_excel() -> bytes:
    """Return a compound file that holds no workbook at all."""
    return compound("Contents")


def truncated() -> bytes:
    """Return the first half of a workbook, as an interrupted copy leaves it."""
    return sound()[: len(sound()) // 2]


def damaged_inside() -> bytes:
    """Return a workbook whose first sheet is broken off in the middle of its XML."""
    return _with_part(SHEET, lambda part: part[: len(part) // 2])


def other_zip() -> bytes:
    """Return a zip file that holds no workbook."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("ghi-chu.txt", "Kính gửi Văn phòng Sở")
    return stream.getvalue()


def bomb() -> bytes:
    """Return a workbook with a part that unpacks to 220 MB of zeros."""
    stream = BytesIO(sound())
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/media/image1.png", bytes(220_000_000))
    return stream.getvalue()


def with_many_parts(number: int) -> bytes:
    """Return a workbook with that many parts more than it needs."""
    stream = BytesIO(sound())
    with zipfile.ZipFile(stream, "a") as archive:
        for part in range(number):
            archive.writestr(f"xl/media/{part}.png", b"")
    return stream.getvalue()


def with_entity_bomb(encoding: str = "utf-8", after: bytes = b"") -> bytes:
    """Return a workbook whose sheet declares entities that grow when read; `after` stands before the declaration."""
    levels = "".join(f'<!ENTITY {one} "{f"&{other};" * 10}">' for other, one in pairwise("abcdefghij"))
    doctype = f'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{levels}]>'.encode(encoding)
    return _with_part(SHEET, lambda part: after + doctype + part.replace(b"1.1", b"&j;"))


def with_external_entity(path: str) -> bytes:
    """Return a workbook whose sheet wants to show a file of the machine that reads it."""
    doctype = f'<!DOCTYPE x [<!ENTITY a SYSTEM "file://{path}">]>'.encode()
    cell = b'<c r="D9" t="inlineStr"><is><t>&a;</t></is></c>'
    return _with_part(SHEET, lambda part: doctype + part.replace(b"</row></sheetData>", cell + b"</row></sheetData>"))


def with_merges(*areas: str) -> bytes:
    """Return a workbook with merged areas in its first sheet."""
    merges = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    told = f"</sheetData><mergeCells>{merges}</mergeCells>".encode()
    return _with_part(SHEET, lambda part: part.replace(b"</sheetData>", told))


def with_dimension(area: str) -> bytes:
    """Return a workbook whose first sheet says that it reaches that far."""
    told = f'<dimension ref="{area}"/>'.encode()
    return _with_part(SHEET, lambda part: re.sub(rb"<dimension [^>]*>", told, part))


def with_lie_about_size() -> bytes:
    """Return a workbook whose first sheet unpacks to 100 MB more than the package's directory says."""
    honest = _with_part(SHEET, lambda part: part + b" " * 100_000_000)
    with zipfile.ZipFile(BytesIO(honest)) as package:
        size = struct.pack("<I", package.getinfo(SHEET).file_size)
    return honest.replace(size, struct.pack("<I", 1000))


def with_nested_zip() -> bytes:
    """Return a workbook that carries a bomb inside of a part that nobody reads."""
    stream = BytesIO(sound())
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/embeddings/package1.zip", bomb())
    return stream.getvalue()


def with_picture(content: bytes) -> bytes:
    """Return a workbook with a picture's bytes in it."""
    stream = BytesIO(sound())
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/media/image1.svg", content)
    return stream.getvalue()


def with_sheets(number: int) -> bytes:
    """Return a workbook with that many sheets, the report first."""
    return workbook_bytes(titled(REPORT) + "".join(f"\n## Sheet{sheet}\n| x |" for sheet in range(number - 1)))


def huge(rows: int) -> bytes:
    """Return an honest workbook with that many rows of ten cells, all different."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Tiến độ")
        for row in range(rows):
            sheet.write_row(row, 0, [f"{row} {column} nội dung" for column in range(10)])
    return stream.getvalue()


def _with_part(name: str, change: object) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(sound())) as whole, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as spoiled:
        for part in whole.namelist():
            content = whole.read(part)
            spoiled.writestr(part, change(content) if part == name else content)
    return stream.getvalue()


def compound(*streams: str) -> bytes:
    """Return a compound file with up to three empty streams of these names."""
    # [MS-CFB]: header, one sector of the allocation table, one of the directory, no contents.
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        1,
        1,
        0,
        4096,
        _END,
        0,
        _END,
        0,
        0,
    )
    header += struct.pack("<108I", *([_FREE] * 108))
    table = struct.pack("<128I", _FAT, _END, *([_FREE] * 126))
    entries = [_entry("Root Entry", 5, child=1)]
    entries += [
        _entry(name, 2, right=at + 1 if at < len(streams) else _FREE) for at, name in enumerate(streams, start=1)
    ]
    return header + table + b"".join(entries).ljust(_SECTOR, b"\0")


def _entry(name: str, kind: int, *, right: int = _FREE, child: int = _FREE) -> bytes:
    stored = name.encode("utf-16-le") + b"\0\0"
    return struct.pack("<64sHBBIII16sIQQIQ", stored, len(stored), kind, 1, _FREE, right, child, b"", 0, 0, 0, _END, 0)
