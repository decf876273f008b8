"""How far the sheets of an .xlsb file reach, found before the library that would make every cell in between."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from domain.rejects import Reject
from etl.reading.limits import LAST_COLUMN, LAST_ROW, MOST_CELLS, too_many_cells

_SHEET = re.compile(r"worksheets/[^/]+\.bin$", re.IGNORECASE)
_ROW = 0
_CELLS = range(2, 12)  # BrtCellRk to BrtFmlaError: blank ones are left out by the library, too


def refuse_far_cells(content: bytes) -> None:
    """Look at the places of all cells; raises Reject: too_large, unreadable_file.

    The library ends the whole process where it can't have the memory for a sheet.
    """
    area = 0
    with zipfile.ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            if _SHEET.search(name):
                area += _area(package.read(name))
                if area > MOST_CELLS:
                    raise too_many_cells()


def _area(part: bytes) -> int:
    """Return how many cells there are between the first and the last of a sheet."""
    rows: set[int] = set()
    columns: set[int] = set()
    row = 0
    for kind, at in _records(part):
        if kind == _ROW:
            row = int.from_bytes(part[at : at + 4], "little")
        elif kind in _CELLS:
            rows.add(row)
            columns.add(int.from_bytes(part[at : at + 4], "little"))
    if not rows:
        return 0
    if max(rows) >= LAST_ROW or max(columns) >= LAST_COLUMN:
        raise Reject("unreadable_file")
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)


def _records(part: bytes) -> Iterator[tuple[int, int]]:
    """Yield kind and place of each record, [MS-XLSB] 2.1.4: kind and length in groups of seven bits."""
    at = 0
    while at < len(part):
        kind = part[at]
        at += 1
        if kind & 0x80:
            kind = kind & 0x7F | part[at] << 7
            at += 1
        length = 0
        for shift in (0, 7, 14, 21):
            byte = part[at]
            at += 1
            length |= (byte & 0x7F) << shift
            if byte < 0x80:
                break
        yield kind, at
        at += length
