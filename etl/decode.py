"""From the file's characters to Unicode: columns typed in an old encoding are decoded, both texts kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from domain.findings import Finding
from domain.legacy_columns import decode_column, is_suspicious, is_unicode
from domain.legacy_text import Encoding, encoding_of_font
from etl.book import Book, Cell, Grid

_SHOWN = 60


@dataclass(frozen=True)
class _Column:
    """The texts of one column from top to bottom, decoded where they were in an old encoding."""

    cells: Sequence[Cell]
    decoded: Sequence[str | None]
    encoding: Encoding | None

    @property
    def replaced(self) -> list[Cell]:
        return [
            cell._replace(value=text, typed_text=cell.typed)
            for cell, text in zip(self.cells, self.decoded, strict=True)
            if text is not None
        ]


def decode(book: Book) -> tuple[Book, list[Finding]]:
    """Return the book with every text in Unicode, and one finding `legacy_encoding` per sheet and column decoded.

    A decoded cell keeps its text as stored in `typed_text`. A book without such text is returned as it is.
    """
    findings: list[Finding] = []
    grids = []
    for grid in book.grids:
        columns = _columns(grid)
        replaced = [column.replaced for column in columns]
        findings += [_finding(grid, column, cells[0]) for column, cells in zip(columns, replaced, strict=True) if cells]
        changed = {(cell.row, cell.column): cell for cells in replaced for cell in cells}
        # The rows a grid remembers hold the cells as they were.
        grids.append(replace(grid, cells={**grid.cells, **changed}, _rows={}) if changed else grid)
    return (replace(book, grids=tuple(grids)) if findings else book), findings


def _columns(grid: Grid) -> list[_Column]:
    if not any(cell.font for cell in grid.every_cell) and not is_suspicious(_joined(grid.every_cell)):
        return []
    by_column = _texts_by_column(grid)
    columns = [_decoded(by_column[number]) for number in sorted(by_column)]
    proven = {column.encoding for column in columns} - {None, Encoding.MISREAD_UTF8}
    if len(proven) != 1 or any(is_unicode(_joined(column.cells)) for column in columns):
        return columns
    # The whole sheet is by one hand: what a column of "Có" and "Chưa" can't prove for itself, its neighbours do.
    (beside,) = proven
    return [column if column.encoding else _decoded(column.cells, beside) for column in columns]


def _texts_by_column(grid: Grid) -> Mapping[int, list[Cell]]:
    by_column: dict[int, list[Cell]] = {}
    for cell in grid.every_cell:
        if isinstance(cell.value, str):
            by_column.setdefault(cell.column, []).append(cell)
    return by_column


def _decoded(cells: Sequence[Cell], beside: Encoding | None = None) -> _Column:
    if beside is None and not any(cell.font for cell in cells) and not is_suspicious(_joined(cells)):
        return _Column(cells, [None] * len(cells), None)
    texts = [str(cell.value) for cell in cells]
    decoded, encoding = decode_column(texts, [cell.font for cell in cells], beside)
    return _Column(cells, decoded, encoding or beside)


def _joined(cells: Iterable[Cell]) -> str:
    return "\n".join([cell.value for cell in cells if isinstance(cell.value, str)])


def _finding(grid: Grid, column: _Column, first: Cell) -> Finding:
    words = {"font": _name(first, column.encoding), "read": str(first.value)[:_SHOWN]}
    return Finding("legacy_encoding", grid.name, first.address, value=first.typed[:_SHOWN], words=words)


def _name(cell: Cell, encoding: Encoding | None) -> str:
    named = encoding_of_font(cell.font)
    return f"{named.value} ({cell.font})" if named else encoding.value if encoding else ""
