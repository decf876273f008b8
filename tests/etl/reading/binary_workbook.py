"""A small .xlsb file written record by record, as [MS-XLSB] lays them down: no library writes this kind."""

import struct
import zipfile
from collections.abc import Mapping
from io import BytesIO

_BEGIN_BOOK, _END_BOOK, _BEGIN_SHEETS, _END_SHEETS, _SHEET = 131, 132, 143, 144, 156
_BEGIN_SHEET, _END_SHEET, _SIZE, _BEGIN_DATA, _END_DATA, _ROW = 129, 130, 148, 145, 146, 0
_ERROR, _BOOLEAN, _REAL, _TEXT = 3, 4, 5, 6
_NOT_AVAILABLE = 0x2A
_RELATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>"""
_RELATION = '<Relationship Id="rId{0}" Type="http://x/worksheet" Target="worksheets/sheet{0}.bin"/>'
Rows = Mapping[int, Mapping[int, object]]


def binary_workbook(sheets: Mapping[str, Rows], hidden: tuple[str, ...] = ()) -> bytes:
    """Return the file: sheet -> row -> column -> text, number, true or false, or None for the error #N/A."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        told = b"".join(
            _record(_SHEET, struct.pack("<II", name in hidden, number), _text(f"rId{number}"), _text(name))
            for number, name in enumerate(sheets, start=1)
        )
        package.writestr(
            "xl/workbook.bin",
            _record(_BEGIN_BOOK) + _record(_BEGIN_SHEETS) + told + _record(_END_SHEETS) + _record(_END_BOOK),
        )
        relations = "".join(_RELATION.format(number) for number in range(1, len(sheets) + 1))
        package.writestr("xl/_rels/workbook.bin.rels", _RELATIONS.format(relations))
        for number, rows in enumerate(sheets.values(), start=1):
            package.writestr(f"xl/worksheets/sheet{number}.bin", _sheet(rows))
    return stream.getvalue()


def _sheet(rows: Rows) -> bytes:
    columns = [column for cells in rows.values() for column in cells]
    size = struct.pack("<IIII", min(rows) - 1, max(rows) - 1, min(columns) - 1, max(columns) - 1)
    data = b"".join(
        _record(_ROW, struct.pack("<I", row - 1), bytes(13)) + b"".join(_cell(*cell) for cell in sorted(cells.items()))
        for row, cells in sorted(rows.items())
    )
    return (
        _record(_BEGIN_SHEET)
        + _record(_SIZE, size)
        + _record(_BEGIN_DATA)
        + data
        + _record(_END_DATA)
        + _record(_END_SHEET)
    )


def _cell(column: int, value: object) -> bytes:
    place = struct.pack("<II", column - 1, 0)
    if value is None:
        return _record(_ERROR, place, bytes([_NOT_AVAILABLE]))
    if isinstance(value, bool):
        return _record(_BOOLEAN, place, bytes([value]))
    if isinstance(value, (int, float)):
        return _record(_REAL, place, struct.pack("<d", value))
    return _record(_TEXT, place, _text(str(value)))


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _record(kind: int, *parts: bytes) -> bytes:
    content = b"".join(parts)
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, size = len(content), b""
    while length > 0x7F:
        size += bytes([length & 0x7F | 0x80])
        length >>= 7
    return head + size + bytes([length]) + content
