"""A book as bytes between the process that opens files and the one that asks: JSON, never pickle.

The process that opened a hostile file may have been taken over; what it answers must not be able to do anything.

The first line describes the book and its sheets; the lines that follow hold their rows in blocks, so that neither side
ever holds a large sheet twice. A row is flat: its number, then column and value in turn. A value is itself; a list of
one is a day or a moment; a list of six is a cell with more to say.
"""

import gc
import json
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from struct import Struct
from typing import BinaryIO

from domain.xray import Fact
from etl.book import Area, Book, Cell, Grid

LARGEST_FRAME = 1024 * 1024 * 1024
OK, NO = b"+", b"-"  # how an answer begins
_LENGTH = Struct(">Q")
_ROWS_PER_LINE = 1000
_MORE = len(Cell._fields) - 2  # every field but row and column
_PLAIN = tuple(Cell._field_defaults.values())
_AS_IT_IS = frozenset({str, int, float, bool, type(None)})
# Only whitespace costs more than it says; infinities are kept (a cell may hold 1E999), lone surrogates too.
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def write_frame(stream: BinaryIO, data: bytes) -> None:
    """Write bytes so that the other side knows where they end. Raises OSError."""
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def read_frame(stream: BinaryIO) -> bytes | None:
    """Return the next frame's bytes, or None when the stream ends before its end. Raises OSError."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > LARGEST_FRAME:
        return None
    data = stream.read(length)
    return data if len(data) == length else None


def pack(book: Book) -> bytes:
    """Return a book as bytes; raises TypeError for a value that no cell holds."""
    blocks = [list(_blocks(grid)) for grid in book.grids]
    sheets = [[*_sheet(grid), len(block)] for grid, block in zip(book.grids, blocks, strict=True)]
    facts = [[fact.code, fact.sheet, fact.where, fact.count] for fact in book.facts]
    head = _line([book.kind, book.not_seen, book.counts_from_1904, facts, sheets])
    return b"\n".join([head, *(line for block in blocks for line in block)])


def unpack(data: bytes) -> Book:
    """Return the book that was packed; raises ValueError, TypeError, IndexError or KeyError for other bytes."""
    collects = gc.isenabled()
    gc.disable()  # a book is a million small objects without one circle: looking through them takes as long again
    try:
        return _book(BytesIO(data))
    finally:
        if collects:
            gc.enable()


def _book(lines: BytesIO) -> Book:
    kind, not_seen, counts_from_1904, facts, sheets = _said(lines.readline())
    return Book(
        grids=tuple(_grid(sheet, islice(lines, sheet[-1])) for sheet in sheets),
        kind=kind,
        not_seen=tuple(not_seen),
        counts_from_1904=counts_from_1904,
        facts=tuple(Fact(*fact) for fact in facts),
    )


def _line(said: object) -> bytes:
    # Line ends inside of texts are escaped by JSON.
    return _encode(said).encode("utf-8", "surrogatepass")


def _said(line: bytes) -> list:
    said: list = json.loads(line.decode("utf-8", "surrogatepass"))
    return said


def _sheet(grid: Grid) -> list:
    return [grid.name, grid.is_hidden, sorted(grid.hidden_rows), sorted(grid.hidden_columns), grid.merges]


def _blocks(grid: Grid) -> Iterator[bytes]:
    rows: list[list] = []
    row: list = []
    number = None
    for cell in grid.cells.values():
        if cell[0] != number:
            if len(rows) == _ROWS_PER_LINE:
                yield _line(rows)
                rows = []
            number = cell[0]
            row = [number]
            rows.append(row)
        row.append(cell[1])
        row.append(cell[2] if cell[3:] == _PLAIN and type(cell[2]) in _AS_IT_IS else _told(cell))
    if rows:
        yield _line(rows)


def _told(cell: Cell) -> list:
    value: object = cell.value
    if isinstance(value, date):
        value = [value.isoformat()]
    elif type(value) not in _AS_IT_IS:
        raise TypeError(f"{cell.address}: {type(value).__name__}")
    return value if cell[3:] == _PLAIN and isinstance(value, list) else [value, *cell[3:]]


def _grid(sheet: list, lines: Iterator[bytes]) -> Grid:
    name, is_hidden, hidden_rows, hidden_columns, merges, _ = sheet
    return Grid(
        name=name,
        cells=_cells(lines),
        is_hidden=is_hidden,
        hidden_rows=frozenset(hidden_rows),
        hidden_columns=frozenset(hidden_columns),
        merges=tuple(Area(*merge) for merge in merges),
    )


def _cells(lines: Iterator[bytes]) -> dict[tuple[int, int], Cell]:
    cells = {}
    make = tuple.__new__
    for line in lines:
        for number, *values in _said(line):
            each = iter(values)
            for column, value in zip(each, each, strict=True):
                told = _heard(value) if type(value) is list else (value, *_PLAIN)
                cells[number, column] = make(Cell, (number, column) + told)  # noqa: RUF005
    return cells


def _heard(told: list) -> tuple:
    value, *rest = told
    if isinstance(value, list):
        value = _moment(value[0])
    elif not rest:
        value = _moment(value)
    if len(rest) not in {0, _MORE - 1}:
        raise ValueError(told)
    return (value, *(rest or _PLAIN))


def _moment(text: str) -> date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
