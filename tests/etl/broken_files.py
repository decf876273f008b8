"""Files that are no workbook a program may open, made byte by byte."""

import struct
import zipfile
from io import BytesIO

from tests.workbooks import titled, workbook_bytes

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def sound() -> bytes:
    """Return a small report with nothing wrong."""
    return workbook_bytes(titled("## Tiến độ\n| Mã nội dung | Trạng thái |\n| 1.1 | Đang thực hiện |"))


def encrypted() -> bytes:
    """Return what Excel writes for a workbook with a password: a compound file with the streams that say so."""
    return _compound(("EncryptionInfo", "EncryptedPackage"))


def old_excel() -> bytes:
    """Return a compound file that holds no workbook at all."""
    return _compound(("Contents",))


def truncated() -> bytes:
    """Return the first half of a workbook, as an interrupted copy leaves it."""
    return sound()[: len(sound()) // 2]


def damaged_inside() -> bytes:
    """Return a workbook whose first sheet is broken off in the middle of its XML."""
    return _with_part("xl/worksheets/sheet1.xml", lambda part: part[: len(part) // 2])


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


def with_entity_bomb() -> bytes:
    """Return a workbook whose sheet declares entities that grow when read."""
    doctype = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    return _with_part("xl/worksheets/sheet1.xml", lambda part: doctype + part)


def _with_part(name: str, change: object) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(sound())) as whole, zipfile.ZipFile(stream, "w") as spoiled:
        for part in whole.namelist():
            content = whole.read(part)
            spoiled.writestr(part, change(content) if part == name else content)
    return stream.getvalue()


def _compound(streams: tuple[str, ...]) -> bytes:
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
