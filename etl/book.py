"""A workbook as read: every cell keeps its address, its value as stored, and what the file says about it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import NamedTuple

from domain.choices import is_ditto
from domain.folding import clean
from domain.xray import Fact
from etl.addresses import column_letters


class Cell(NamedTuple):
    """One filled cell. `value` is what is stored (a formula's stored result); `error` is an error such as #N/A.

    `value` is a str, int, float, bool, date or datetime (dates by the cell's format), or None. `font` is named only
    where it says that the text is in an old encoding (.VnTime, VNI-Times). `typed_text` is the text as stored in the
    file where `value` is what it was decoded to. `is_formula`: the value is a formula's stored result.
    """

    row: int
    column: int
    value: object
    percent_format: bool = False
    without_result: bool = False
    error: str = ""
    font: str = ""
    typed_text: str | None = None
    is_formula: bool = False

    @property
    def address(self) -> str:
        """The A1 address."""
        return f"{column_letters(self.column)}{self.row}"

    @property
    def text(self) -> str:
        """The value as a person would have typed it; never empty for a formula without result."""
        value = self.value
        if self.error:
            return self.error
        if type(value) is str:
            return value
        if isinstance(value, date):
            return f"{value.day:02}/{value.month:02}/{value.year}"  # three times as fast as %d/%m/%Y
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return _number_text(value * 100) + "%" if self.percent_format else _number_text(value)
        return "" if value is None else str(value)

    @property
    def typed(self) -> str:
        """The text as it stands in the file, before any decoding."""
        return self.text if self.typed_text is None else self.typed_text

    @property
    def is_blank(self) -> bool:
        """Whether nothing readable stands in the cell."""
        value = self.value
        if type(value) is not str or value[:1].isalnum():
            return value is None and not (self.without_result or self.error)
        return not self.error and not clean(value).strip("'") and not is_ditto(value)


def filled(cells: Iterable[Cell]) -> list[Cell]:
    """Return the cells in which something readable stands."""
    # Each cell of each file comes by here, and hardly any is blank.
    return [cell for cell in cells if (type(cell[2]) is str and cell[2][:1].isalnum()) or not cell.is_blank]


class Area(NamedTuple):
    """A rectangle of cells, both corners included: a merged area."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class CellsByRow(Mapping[tuple[int, int], Cell]):
    """The cells of a sheet by (row, column), kept row by row: a key for each of a million would take more than they do.

    `rows`: number -> the row's cells from left to right, from the top down.
    """

    __slots__ = ("rows",)

    def __init__(self, rows: Mapping[int, list[Cell]]) -> None:
        self.rows = rows

    def __getitem__(self, place: tuple[int, int]) -> Cell:
        row = self.rows[place[0]]
        # A cell begins with its place, so it comes right behind the bare place.
        at = bisect_left(row, place)
        if at == len(row) or row[at][:2] != place:
            raise KeyError(place)
        return row[at]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return ((cell.row, cell.column) for cell in chain.from_iterable(self.rows.values()))

    def __len__(self) -> int:
        return sum(map(len, self.rows.values()))


@dataclass(frozen=True)
class Grid:
    """One sheet of a file: its filled cells by (row, column), merged areas, and what of it is hidden."""

    name: str
    cells: Mapping[tuple[int, int], Cell]
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[Area, ...] = ()
    _rows: dict[int, list[Cell]] = field(default_factory=dict, repr=False, compare=False)

    def row(self, number: int) -> list[Cell]:
        """Return the filled cells of a row from left to right."""
        return self.by_row.get(number, [])

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the rows that hold anything, in order: a sheet may be declared a million rows long."""
        return tuple(self.by_row)

    @property
    def last_row(self) -> int:
        """The number of the last row that holds anything; 0 for an empty sheet."""
        return max(self.by_row, default=0)

    @property
    def every_cell(self) -> Iterator[Cell]:
        """All its filled cells, row by row."""
        return chain.from_iterable(self.by_row.values())

    @property
    def by_row(self) -> Mapping[int, list[Cell]]:
        """The filled cells of each row from left to right, from the top down."""
        if isinstance(self.cells, CellsByRow):
            return self.cells.rows
        if not self._rows:
            for (row, _), cell in sorted(self.cells.items()):
                self._rows.setdefault(row, []).append(cell)
        return self._rows


@dataclass(frozen=True)
class Book:
    """A whole file as read, in the order of its sheets.

    `kind` is what the content is (xlsx xlsm xls xlsb ods csv). `not_seen` names what this kind of file doesn't let us
    see, in Vietnamese. `counts_from_1904`: days in plain numbers count from 01/01/1904. `facts`: what X-ray found.
    """

    grids: tuple[Grid, ...]
    kind: str = "xlsx"
    not_seen: tuple[str, ...] = ()
    counts_from_1904: bool = False
    facts: tuple[Fact, ...] = ()


def _number_text(number: float) -> str:
    if isinstance(number, int):
        return str(number)
    return f"{round(number, 9):.9f}".rstrip("0").rstrip(".").replace(".", ",")
