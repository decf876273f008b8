"""Which sheets of a file are which, and whose file it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from domain.identity import IDENTITY_SHEET
from domain.sheets import WORKBOOK
from etl.book import Book, Grid, filled
from etl.context import Context
from etl.headings import Question
from etl.marking.names import is_sheet_to_mend
from etl.origin import Origin, find_identity, find_origin
from etl.tables import Finder, Table

FEW_CELLS = 10
_OWN_SHEETS = ("Hướng dẫn", "_danh_muc")  # what a template holds beside its sheets

__all__ = ["Recognised", "Table", "recognise"]


@dataclass(frozen=True)
class Recognised:
    """A file's tables in the order of the template, its origin, and the sheets left unread: name, and what it is.

    `repeated`: tables of a kind already found, with rows of their own, and the sheet where that was.
    """

    tables: tuple[Table, ...]
    origin: Origin
    set_aside: tuple[tuple[str, str], ...] = ()
    repeated: tuple[tuple[Table, str], ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """The headings only a person can explain."""
        return tuple(question for table in self.tables for question in table.questions)


def recognise(book: Book, context: Context, answers: Mapping[tuple[str, str], str] | None = None) -> Recognised:
    """Return what the file holds; sheets are chosen by their headings before their columns are.

    `answers`: (sheet, folded heading) -> the column people said it means, "" for a column that is not to be read.
    """
    identity, altered = find_identity(book)
    finder = Finder(context, answers or {}, book, printed=identity is not None)
    found: dict[str, Table] = {}
    beside: list[tuple[str, Table]] = []
    repeated: list[tuple[Table, str]] = []
    set_aside = []
    for grid in book.grids:
        first = grid.cells.get((1, 1))
        if grid.name in (IDENTITY_SHEET, *_OWN_SHEETS) or is_sheet_to_mend(grid.name, first.text if first else ""):
            continue
        tables = finder.tables(grid)
        why = _why_unread(grid, [table for table, _ in tables], found)
        set_aside += [(grid.name, f"trang “{grid.name}” ({why})")] if why else []
        for table, further in () if grid.is_hidden else tables:
            other = found.setdefault(table.sheet.name, table)
            if other is not table and not _repeats(table, other):
                repeated.append((table, other.source_sheet))
            elif other is table and further is not None:
                beside.append((table.sheet.name, further))
    for host, other in beside:
        _join(found, host, other, book)
    ordered = tuple(found[sheet.name] for sheet in WORKBOOK if sheet.name in found)
    heads: dict[str, int] = {}
    for table in ordered:
        heads[table.source_sheet] = min(table.heading_row, heads.get(table.source_sheet, table.heading_row))
    origin = find_origin(book, heads, context, identity, altered=altered)
    return Recognised(ordered, origin, tuple(set_aside), tuple(repeated))


def _repeats(table: Table, other: Table) -> bool:
    """Tell whether every row of a table stands in another already: a copy of a sheet left in the file."""
    texts = [{tuple(cell.text for cell in row.cells.values()) for row in either.rows} for either in (table, other)]
    return texts[0] <= texts[1]


def _join(found: dict[str, Table], host: str, other: Table, book: Book) -> None:
    """Take a table that stands in further columns of another, unless the file has a sheet of its own for it."""
    if other.sheet.name not in found:
        found[other.sheet.name] = other
        return
    grid = next(grid for grid in book.grids if grid.name == other.source_sheet)
    own = [place for name, place in other.columns.items() if place not in found[host].columns.values()]
    headings = [grid.cells[other.heading_row, place] for place in own if (other.heading_row, place) in grid.cells]
    found[host] = replace(found[host], unread=(*found[host].unread, *headings))


def _why_unread(grid: Grid, tables: Sequence[Table], found: Mapping[str, Table]) -> str:
    """Return why a sheet that may hold figures is left unread; "" for one that can't, or is read, or told elsewhere."""
    if grid.is_hidden:
        return "trang đang ẩn" if any(table.rows for table in tables) else ""
    if tables:
        copies = all(t.sheet.name in found and _repeats(t, found[t.sheet.name]) for t in tables)
        return "trùng với trang khác" if copies else ""
    return "không nhận ra theo mẫu" if len(filled(grid.every_cell)) > FEW_CELLS else ""
