"""A workbook as read: every cell keeps its address, its value as stored, and what the file says about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from openpyxl.utils import get_column_letter

from domain.folding import clean


@dataclass(frozen=True)
class Cell:
    """One filled cell. `value` is what is stored (a formula's stored result); `error` is an error such as #N/A."""

    row: int
    column: int
    value: object
    percent_format: bool = False
    without_result: bool = False
    error: str = ""

    @property
    def address(self) -> str:
        """The A1 address."""
        return f"{get_column_letter(self.column)}{self.row}"

    @property
    def text(self) -> str:
        """The value as a person would have typed it; never empty for a formula without result."""
        if self.error:
            return self.error
        if isinstance(self.value, datetime):
            return f"{self.value:%d/%m/%Y}"
        if isinstance(self.value, date):
            return f"{self.value:%d/%m/%Y}"
        if isinstance(self.value, (int, float)) and not isinstance(self.value, bool):
            return _number_text(self.value * 100) + "%" if self.percent_format else _number_text(self.value)
        return "" if self.value is None else str(self.value)

    @property
    def is_blank(self) -> bool:
        """Whether nothing readable stands in the cell."""
        return not (self.without_result or self.error) and not clean(self.text).strip("'")


@dataclass(frozen=True)
class Grid:
    """One sheet of a file: its filled cells by (row, column), merged areas, and which rows are hidden."""

    name: str
    cells: Mapping[tuple[int, int], Cell]
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    _rows: dict[int, list[Cell]] = field(default_factory=dict, repr=False, compare=False)

    def row(self, number: int) -> list[Cell]:
        """Return the filled cells of a row from left to right."""
        return self._by_row().get(number, [])

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the rows that hold anything, in order: a sheet may be declared a million rows long."""
        return tuple(self._by_row())

    @property
    def last_row(self) -> int:
        """The number of the last row that holds anything; 0 for an empty sheet."""
        return max(self._by_row(), default=0)

    def _by_row(self) -> dict[int, list[Cell]]:
        if not self._rows:
            for (row, _), cell in sorted(self.cells.items()):
                self._rows.setdefault(row, []).append(cell)
        return self._rows


@dataclass(frozen=True)
class Book:
    """A whole file as read, in the order of its sheets."""

    grids: tuple[Grid, ...]


def _number_text(number: float) -> str:
    if isinstance(number, int):
        return str(number)
    return f"{round(number, 9):.9f}".rstrip("0").rstrip(".").replace(".", ",")
