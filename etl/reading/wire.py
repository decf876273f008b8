"""A book as bytes between the process that opens files and the one that asks: JSON, never pickle.

The process that opened a hostile file may have been taken over; what it answers must not be able to do anything.

The first line describes the book and its sheets; the lines that follow hold their rows in blocks, so that neither side
ever holds a large sheet twice. A row is flat: its number, then column and value in turn. A value is itself; a list of
one is a day or a moment, or the number of a long text; a longer list is a cell with more to say. The long texts stand
in the second line, each once: a file of a few kilobytes can show one text in a million cells.
"""

import gc
import json
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from struct import Struct
from typing import BinaryIO

from domain.xray import FACTS, Fact
from etl.book import Area, Book, Cell, Grid
from etl.reading.limits import MOST_CHARACTERS, too_many_characters

LARGEST_FRAME = 1024 * 1024 * 1024
OK, NO = b"+", b"-"  # how an answer begins
_LENGTH = Struct(">Q")
_ROWS_PER_LINE = 1000
_LONG = 50  # characters
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
    """Return a book as bytes; raises TypeError for a value that no cell holds, Reject(too_large) for too much text."""
    texts = _LongTexts()
    blocks = [list(_blocks(grid, texts)) for grid in book.grids]
    sheets = [[*_sheet(grid), len(block)] for grid, block in zip(book.grids, blocks, strict=True)]
    facts = [[fact.code, fact.sheet, fact.where, fact.count] for fact in book.facts]
    head = _line([book.kind, book.not_seen, book.counts_from_1904, facts, sheets])
    return b"\n".join([head, _line(list(texts.numbers)), *(line for block in blocks for line in block)])


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
    texts = [str(text) for text in _said(lines.readline())]
    return Book(
        grids=tuple(_grid(sheet, islice(lines, sheet[-1]), texts) for sheet in sheets),
        kind=kind,
        not_seen=tuple(not_seen),
        counts_from_1904=counts_from_1904,
        facts=tuple(_fact(*fact) for fact in facts),
    )


def _fact(code: str, sheet: str, where: str, count: int) -> Fact:
    if not (isinstance(sheet, str) and isinstance(where, str) and type(count) is int):
        raise TypeError(code)
    return Fact(FACTS[code].code, sheet, where, count)


def _line(said: object) -> bytes:
    # Line ends inside of texts are escaped by JSON.
    return _encode(said).encode("utf-8", "surrogatepass")


def _said(line: bytes) -> list:
    said: list = json.loads(line.decode("utf-8", "surrogatepass"))
    return said


def _sheet(grid: Grid) -> list:
    return [grid.name, grid.is_hidden, sorted(grid.hidden_rows), sorted(grid.hidden_columns), grid.merges]


class _LongTexts:
    """The long texts of a book, each with its number, and how many characters all cells that show one hold."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self._room = MOST_CHARACTERS

    def told(self, text: str) -> list[int]:
        """Return what stands for a text in a cell."""
        self._room -= len(text)
        if self._room < 0:
            raise too_many_characters()
        return [self.numbers.setdefault(text, len(self.numbers))]


def _blocks(grid: Grid, texts: _LongTexts) -> Iterator[bytes]:
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
        value = cell[2]
        if cell[3:] != _PLAIN or type(value) not in _AS_IT_IS or (type(value) is str and len(value) > _LONG):
            value = _told(cell, texts)
        row.append(value)
    if rows:
        yield _line(rows)


def _told(cell: Cell, texts: _LongTexts) -> list:
    value: object = cell.value
    if isinstance(value, str):
        value = texts.told(value) if len(value) > _LONG else value
    elif isinstance(value, date):
        value = [value.isoformat()]
    elif type(value) not in _AS_IT_IS:
        raise TypeError(f"{cell.address}: {type(value).__name__}")
    return value if cell[3:] == _PLAIN and isinstance(value, list) else [value, *cell[3:]]


def _grid(sheet: list, lines: Iterator[bytes], texts: list[str]) -> Grid:
    name, is_hidden, hidden_rows, hidden_columns, merges, _ = sheet
    return Grid(
        name=name,
        cells=_cells(lines, texts),
        is_hidden=is_hidden,
        hidden_rows=frozenset(hidden_rows),
        hidden_columns=frozenset(hidden_columns),
        merges=tuple(Area(*merge) for merge in merges),
    )


def _cells(lines: Iterator[bytes], texts: list[str]) -> dict[tuple[int, int], Cell]:
    cells = {}
    make = tuple.__new__
    for line in lines:
        for number, *values in _said(line):
            each = iter(values)
            for column, value in zip(each, each, strict=True):
                told = _heard(value, texts) if type(value) is list else (value, *_PLAIN)
                cells[number, column] = make(Cell, (number, column) + told)  # noqa: RUF005
    return cells


def _heard(told: list, texts: list[str]) -> tuple:
    value, *rest = told
    if not rest:
        value = _referred(value, texts)
    elif isinstance(value, list):
        value = _referred(value[0], texts)
    if len(rest) not in {0, _MORE - 1}:
        raise ValueError(told)
    return (value, *(rest or _PLAIN))


def _referred(said: str | int, texts: list[str]) -> date | str:
    return texts[said] if isinstance(said, int) else _moment(said)


def _moment(text: str) -> date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
