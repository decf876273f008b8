"""A book as bytes between the process that opens files and the one that asks: JSON, never pickle.

The process that opened a hostile file may have been taken over; what it answers must not be able to do anything.

The first line describes the book and its sheets, the second holds every text of its cells once: a file of a few
kilobytes can show one text in a million cells. The lines that follow hold the rows in blocks, so that neither side ever
holds a large sheet twice. A block is the numbers of its rows, then runs of cells: those of one column that are of one
kind and look alike. A run is its column, its rows by their place in the block (none where it fills them all), its kind,
its values, and what else its cells say.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from io import BytesIO
from itertools import chain, islice, repeat
from struct import Struct
from typing import Any, BinaryIO

from domain.xray import FACTS, Fact
from etl.book import Area, Book, Cell, CellsByRow, Grid
from etl.reading.limits import MOST_CHARACTERS, too_many_characters
from etl.reading.uncollected import uncollected

LARGEST_FRAME = 1024 * 1024 * 1024
OK, NO = b"+", b"-"  # how an answer begins
_LENGTH = Struct(">Q")
_ROWS_PER_LINE = 1000
_LONG = 50  # characters
_AS_IT_IS, _TEXT, _MOMENT = 0, 1, 2  # kinds of runs
_PLAIN = tuple(Cell._field_defaults.values())
_WITHOUT_TEXT = frozenset({int, float, bool, type(None)})
_make = partial(tuple.__new__, Cell)
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
    texts = _Texts()
    blocks = [list(_blocks(grid, texts)) for grid in book.grids]
    sheets = [[*_sheet(grid), len(block)] for grid, block in zip(book.grids, blocks, strict=True)]
    facts = [[fact.code, fact.sheet, fact.where, fact.count] for fact in book.facts]
    head = _line([book.kind, book.not_seen, book.counts_from_1904, facts, sheets])
    return b"\n".join([head, _line(list(texts)), *chain.from_iterable(blocks)])


def unpack(data: bytes) -> Book:
    """Return the book that was packed; raises ValueError, TypeError, IndexError or KeyError for other bytes."""
    with uncollected():
        return _book(BytesIO(data))


def _book(lines: BytesIO) -> Book:
    kind, not_seen, counts_from_1904, facts, sheets = _said(lines.readline())
    texts = _said(lines.readline())
    if not set(map(type, texts)) <= {str}:
        raise TypeError("a text that is none")
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


class _Texts(dict[str, int]):
    """The texts of a book, each with its number, and how many more characters cells with long texts may show."""

    def __init__(self) -> None:
        super().__init__()
        self._room = MOST_CHARACTERS

    def __missing__(self, text: str) -> int:
        self[text] = len(self)
        return self[text]

    def told(self, shown: Sequence[str]) -> list[int]:
        """Return what stands for the texts that cells show. Raises Reject."""
        self._room -= sum(filter(_LONG.__lt__, map(len, shown)))
        if self._room < 0:
            raise too_many_characters()
        return [self[text] for text in shown]


def _blocks(grid: Grid, texts: _Texts) -> Iterator[bytes]:
    rows = iter(grid.by_row.items())
    while block := dict(islice(rows, _ROWS_PER_LINE)):
        columns: dict[int, list[Cell]] = {}
        for cell in chain.from_iterable(block.values()):
            columns.setdefault(cell[1], []).append(cell)
        place_of = {number: place for place, number in enumerate(block)}
        runs = [_run(run, place_of, texts) for column in sorted(columns) for run in _runs(columns[column])]
        yield _line([list(block), *runs])


def _runs(column: list[Cell]) -> list[list[Cell]]:
    """Return the cells of a column in runs of those that are of one type and look alike."""
    if len({type(cell[2]) for cell in column}) == 1 and len({cell[3:] for cell in column}) == 1:
        return [column]
    runs: dict[tuple[object, ...], list[Cell]] = {}
    for cell in column:
        runs.setdefault((type(cell[2]), *cell[3:]), []).append(cell)
    return list(runs.values())


def _run(cells: Sequence[Cell], place_of: Mapping[int, int], texts: _Texts) -> list[object]:
    first = cells[0]
    kind, values = _values(cells, texts)
    places = [] if len(cells) == len(place_of) else [place_of[cell[0]] for cell in cells]
    return [first.column, places, kind, values, [] if first[3:] == _PLAIN else first[3:]]


def _values(cells: Sequence[Cell], texts: _Texts) -> tuple[int, list[object]]:
    """Return the kind of a run and its values as they are sent."""
    values: list[Any] = [cell[2] for cell in cells]
    first = values[0]
    if type(first) is str:
        return _TEXT, list(texts.told(values))
    if isinstance(first, date):
        return _MOMENT, [texts[value.isoformat()] for value in values]
    if type(first) not in _WITHOUT_TEXT:
        raise TypeError(f"{cells[0].address}: {type(first).__name__}")
    return _AS_IT_IS, values


def _grid(sheet: list, lines: Iterator[bytes], texts: list[str]) -> Grid:
    name, is_hidden, hidden_rows, hidden_columns, merges, _ = sheet
    return Grid(
        name=name,
        cells=CellsByRow(_rows(lines, texts)),
        is_hidden=is_hidden,
        hidden_rows=frozenset(hidden_rows),
        hidden_columns=frozenset(hidden_columns),
        merges=tuple(Area(*merge) for merge in merges),
    )


def _rows(lines: Iterator[bytes], texts: list[str]) -> dict[int, list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for line in lines:
        numbers, *runs = _said(line)
        block: list[list[Cell]] = [[] for _ in numbers]
        for run in runs:
            _hear(run, numbers, block, texts)
        rows.update(zip(numbers, block, strict=True))
    return rows


def _hear(run: list, numbers: list[int], block: list[list[Cell]], texts: list[str]) -> None:
    """Add the cells of a run to their rows."""
    column, places, kind, values, look = run
    at = places or range(len(block))
    if len(values) != len(at) or len(look) not in {0, len(_PLAIN)}:
        raise ValueError(run[:3])
    heard = _heard(kind, values, texts)
    fields = zip(map(numbers.__getitem__, at), repeat(column), heard, *map(repeat, look or _PLAIN), strict=False)
    for place, cell in zip(at, map(_make, fields), strict=True):
        block[place].append(cell)


def _heard(kind: int, values: list, texts: list[str]) -> Iterator[object]:
    if kind == _TEXT:
        return map(texts.__getitem__, values)
    if kind == _MOMENT:
        # Days come again and again: each is made once.
        moments = {number: _moment(texts[number]) for number in set(values)}
        return map(moments.__getitem__, values)
    if not set(map(type, values)) <= _WITHOUT_TEXT:
        raise TypeError("a value that is none")
    return iter(values)


def _moment(text: str) -> date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
