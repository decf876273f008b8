"""A file of nominees (workbook, minutes, draft decision) read into one list; others' files are opened by a child."""

from collections.abc import Callable

from domain.identity import IDENTITY_SHEET
from domain.plan import Unit
from etl.book import Book, Grid
from etl.context import Context
from etl.decode import decode
from etl.heads import tables_of
from etl.lists.meanings import Meaning, Meanings, Standing
from etl.lists.model import IN_SHEET, NomineeList, Place
from etl.lists.paragraphs import LineReader, awards_of, lines_of, lines_of_table
from etl.lists.people import Taken
from etl.lists.tables import GridReader
from etl.marking.names import is_sheet_to_mend
from etl.origin import find_identity, find_origin
from etl.reading.word import PARAGRAPHS
from etl.reading.workshop import book_of, request
from texts import N_

HIDDEN = N_("trang đang ẩn nên không đọc ({text} hàng có chữ).")
_OWN_SHEETS = ("Hướng dẫn", "_danh_muc", IDENTITY_SHEET)


def open_list(content: bytes) -> Book:
    """Return the book of a workbook or a Word document, opened by a child process with limits. Raises Reject."""
    return book_of(request("read_list", content))


def read_list(name: str, content: bytes, context: Context, opened: Callable[[bytes], Book] = open_list) -> NomineeList:
    """Return the nominees that a file names. Raises Reject, for what the file is, not for what it says."""
    book, _ = decode(opened(content))
    return list_of(name, book, context)


def list_of(name: str, book: Book, context: Context) -> NomineeList:
    """Return the nominees that a book names: all its sheets, tables and lines that are lists of them."""
    meanings, taken = Meanings(context), Taken()
    unit = _unit_of_document(book, context) if book.kind == "docx" else _unit_of_workbook(book, context)
    if book.kind == "docx":
        _read_document(book, meanings, taken, unit)
    else:
        _read_workbook(book, meanings, taken, unit)
    named = {mention.unit_code for mention in taken.mentions} - {None}
    is_of_one = unit is not None and named <= {unit.unit_code}
    whose = unit.unit_code if unit and is_of_one else None
    return NomineeList(name, book.kind, tuple(taken.mentions), tuple(taken.unread), whose, book.not_seen)


def _read_workbook(book: Book, meanings: Meanings, taken: Taken, unit: Unit | None) -> None:
    for grid in book.grids:
        first = grid.cells.get((1, 1))
        if grid.name in _OWN_SHEETS or is_sheet_to_mend(grid.name, first.text if first else ""):
            continue
        if grid.is_hidden:
            if any(head.sheet.name == "nominations" for head in tables_of(grid)):
                taken.leave(Place(IN_SHEET, grid.name), str(len(grid.numbers)), HIDDEN)
            continue
        if not GridReader(grid, meanings, taken, unit).read(Standing()) and not tables_of(grid):
            LineReader(meanings, taken, unit).read(lines_of_table(grid), Standing())


def _read_document(book: Book, meanings: Meanings, taken: Taken, unit: Unit | None) -> None:
    """Read tables and lines in the order of the document: a title above a table speaks of what stands in it."""
    named = awards_of((grid for grid in book.grids if grid.name == PARAGRAPHS), meanings)
    only = next(iter(named)) if len(named) == 1 else None
    lines = LineReader(meanings, taken, unit)
    standing = Standing()
    for grid in book.grids:
        if grid.name == PARAGRAPHS:
            standing = lines.read(lines_of(grid), standing)
            continue
        # An annex "Danh sách kèm theo" speaks of the one award its document is about.
        is_open = only is not None and not standing.says_award
        above = standing.under(Meaning(only, says_award=True)) if is_open else standing
        if GridReader(grid, meanings, taken, unit).read(above):
            continue
        rows = list(lines_of_table(grid))
        if standing.award or any(meanings.awards_in(line.text)[0] for line in rows):
            lines.read(rows, standing)


def _unit_of_workbook(book: Book, context: Context) -> Unit | None:
    identity, altered = find_identity(book)
    if identity is not None:
        return context.units.get(identity.unit_code)
    heads = {grid.name: _first_head(grid) for grid in book.grids}
    found = find_origin(book, {name: row for name, row in heads.items() if row}, context, None, altered=altered).unit
    return found if found and found.reports else None


def _first_head(grid: Grid) -> int:
    return next((head.row for head in tables_of(grid)), 0)


def _unit_of_document(book: Book, context: Context) -> Unit | None:
    """Return the unit in the letterhead: the table a document begins with, which is no list."""
    first = book.grids[0] if book.grids else None
    if first is None or first.name == PARAGRAPHS or tables_of(first):
        return None
    lines = (line for cell in first.cells.values() for line in cell.text.splitlines())
    named = {unit for line in lines if (unit := context.unit_named(line)) is not None and unit.reports}
    return named.pop() if len(named) == 1 else None
