"""Which sheets of a file are which, where their columns and rows stand, and whose file it is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from domain.choices import Choice
from domain.columns import Column, Sheet
from domain.dates import parse_date
from domain.folding import fold
from domain.identity import IDENTITY_SHEET
from domain.rejects import Reject
from domain.sheets import SHEETS, WORKBOOK
from etl.book import Book, Cell, Grid
from etl.columns import Found, Head, find_columns
from etl.context import Context
from etl.headings import MOST_LEVELS, Question, heading_rows, match, misspelt
from etl.marking.names import is_sheet_to_mend
from etl.origin import Origin, find_identity, find_origin
from etl.rows import DataRow, Place, Rows, lacking, rows_under

ROWS_SEARCHED_FOR_HEADINGS = 40
FEWEST_HEADINGS = 2
FEW_CELLS = 10
_OWN_SHEETS = ("Hướng dẫn", "_danh_muc")  # what a template holds beside its sheets
# What units write in further columns of a sheet instead of a sheet of its own, and the columns both share.
_BESIDE = {"progress": ("difficulties", ("item_code", "item_title"))}
_KNOWN = frozenset(key for sheet in WORKBOOK for key in (*sheet.by_heading, *sheet.doubtful))
_TITLES = {
    sheet.name: frozenset(fold(text) for text in (sheet.title, sheet.name, *sheet.other_titles)) for sheet in WORKBOOK
}


@dataclass(frozen=True)
class Table:
    """One recognised sheet: the declaration, where each column stands, its rows of data and its rows of totals.

    `unread`: headings that mean nothing here though something stands below them. `left`: rows below the signature.
    `read_as`: headings taken for a column they don't name to the letter.
    """

    sheet: Sheet
    source_sheet: str
    heading_row: int
    columns: Mapping[str, int]
    rows: tuple[DataRow, ...]
    totals: tuple[DataRow, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    has_unit_column: bool = False
    unread: tuple[Cell, ...] = ()
    left: tuple[int, ...] = ()
    read_as: tuple[tuple[Cell, Column], ...] = ()
    questions: tuple[Question, ...] = ()
    counts_from_1904: bool = False

    @property
    def missing_columns(self) -> tuple[Column, ...]:
        """The required columns that neither the sheet nor a section has; of a group of which one must be, the first."""
        present = set(self.columns).union(*(row.cells for row in self.rows if row.section))
        return tuple(self.sheet.column(name) for name in lacking(self.sheet, dict.fromkeys(present)))


@dataclass(frozen=True)
class Recognised:
    """A file's tables in the order of the template, its origin, and the sheets left unread: name, and what it is."""

    tables: tuple[Table, ...]
    origin: Origin
    set_aside: tuple[tuple[str, str], ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """The headings only a person can explain."""
        return tuple(question for table in self.tables for question in table.questions)


def recognise(book: Book, context: Context, answers: Mapping[tuple[str, str], str] | None = None) -> Recognised:
    """Return what the file holds; sheets are chosen by their headings before their columns are.

    `answers`: (sheet, folded heading) -> the column people said it means, "" for a column that is not to be read.
    """
    identity, altered = find_identity(book)
    finder = _Finder(context, answers or {}, printed=identity is not None, counts_from_1904=book.counts_from_1904)
    found: dict[str, Table] = {}
    beside: list[tuple[str, Table]] = []
    set_aside = []
    for grid in book.grids:
        first = grid.cells.get((1, 1))
        if grid.name in (IDENTITY_SHEET, *_OWN_SHEETS) or is_sheet_to_mend(grid.name, first.text if first else ""):
            continue
        tables = finder.tables(grid)
        table = tables[0] if tables else None
        if table is None or grid.is_hidden or table.sheet.name in found:
            why = _why_unread(grid, table)
            set_aside += [(grid.name, f"trang “{grid.name}” ({why})")] if why else []
        else:
            found[table.sheet.name] = table
            beside += [(table.sheet.name, other) for other in tables[1:]]
    for host, other in beside:
        _join(found, host, other, book)
    tables = [found[sheet.name] for sheet in WORKBOOK if sheet.name in found]
    heads = {table.source_sheet: table.heading_row for table in tables}
    return Recognised(tuple(tables), find_origin(book, heads, context, identity, altered=altered), tuple(set_aside))


def _join(found: dict[str, Table], host: str, other: Table, book: Book) -> None:
    """Take a table that stands in further columns of another, unless the file has a sheet of its own for it."""
    if other.sheet.name not in found:
        found[other.sheet.name] = other
        return
    grid = next(grid for grid in book.grids if grid.name == other.source_sheet)
    own = [place for name, place in other.columns.items() if place not in found[host].columns.values()]
    headings = [grid.cells[other.heading_row, place] for place in own if (other.heading_row, place) in grid.cells]
    found[host] = replace(found[host], unread=(*found[host].unread, *headings))


def _why_unread(grid: Grid, table: Table | None) -> str:
    """Return why a sheet that may hold figures is left unread; "" for one that can't."""
    if grid.is_hidden:
        return "trang đang ẩn" if table is not None and table.rows else ""
    if table is not None:
        return "trùng loại với trang khác"
    filled = sum(not cell.is_blank for cell in grid.cells.values())
    return "không nhận ra theo mẫu" if filled > FEW_CELLS else ""


@dataclass(frozen=True)
class _Finder:
    """Finds the tables of a grid, given what people said of its headings."""

    context: Context
    answers: Mapping[tuple[str, str], str]
    printed: bool
    counts_from_1904: bool

    def tables(self, grid: Grid) -> list[Table]:
        """Return the table of a grid, and one that stands in its further columns; nothing where no head is found."""
        head = _best_head(grid, exact=True) or _best_head(grid, exact=False)
        if head is None:
            return []
        choices = self.context.choices
        found = find_columns(head, self.answers, choices, self._is_title(head.sheet), self._is_planned)
        other = self._beside(head, found)
        return [self._table(head, found), *([other] if other else [])]

    def _is_title(self, sheet: Sheet) -> "_Titles":
        said = tuple(self.context.choices[c.choice] for c in sheet.columns if c.from_section and c.choice)
        return _Titles(self.context, said)

    def _is_planned(self, row: Mapping[str, Cell], cell: Cell) -> bool:
        """Tell whether a date is the one a plan sets for the item of its row."""
        said = {fold(row[name].text) for name in ("item_code", "item_title") if name in row}
        due = [
            item.due_on
            for plan in self.context.plans.values()
            for item in plan.items
            if fold(item.item_code) in said or fold(item.title) in said
        ]
        try:
            return parse_date(cell.value, counts_from_1904=self.counts_from_1904).on in due
        except Reject:
            return False

    def _table(self, head: Head, found: Found) -> Table:
        rows = self._rows(head, found)
        units = found.unit_column is not None or any(row.unit_cell for row in rows.data)
        return Table(
            head.sheet,
            head.grid.name,
            head.row,
            found.columns,
            tuple(rows.data),
            tuple(rows.totals),
            tuple(row.number for row in rows.data if row.number in head.grid.hidden_rows),
            units,
            tuple(heading.cell for heading in found.unread),
            tuple(rows.left),
            tuple(found.read_as),
            tuple(found.questions),
            self.counts_from_1904,
        )

    def _rows(self, head: Head, found: Found) -> Rows:
        is_title = self._is_title(head.sheet)
        place = Place(
            head.grid, head.sheet, found.columns, head.row, is_title, found.unit_column, self.printed, found.parts
        )
        rows = rows_under(place)
        rows.data = [self._with_section(head.sheet, row) for row in rows.data]
        return rows

    def _with_section(self, sheet: Sheet, row: DataRow) -> DataRow:
        """Give a row what the title of its section says: the unit, or a column's value."""
        if row.section is None:
            return row
        cells = dict(row.cells)
        for column in sheet.columns:
            is_open = column.from_section and column.name not in cells
            if is_open and _parses(self.context.choices[column.choice or ""], row.section.text):
                cells[column.name] = row.section
        unit_cell = row.unit_cell
        if unit_cell is None and self.context.unit_named(row.section.text):
            unit_cell = row.section
        return replace(row, cells=cells, unit_cell=unit_cell)

    def _beside(self, head: Head, found: Found) -> Table | None:
        name, shared = _BESIDE.get(head.sheet.name, ("", ()))
        if not name:
            return None
        sheet = SHEETS[name]
        asked = {question.cell for question in found.questions}
        free = [h for h in head.headings if h in found.unread or h.cell.address in asked]
        columns = match(sheet, free)
        if lacking(sheet, columns):
            return None
        found.unread = [heading for heading in found.unread if heading.position not in columns.values()]
        taken = {heading.cell.address for heading in free if heading.position in columns.values()}
        found.questions = [question for question in found.questions if question.cell not in taken]
        item = next((found.columns[name] for name in shared if name in found.columns), None)
        theirs = Found({**columns, **({"item_code": item} if item else {})}, found.unit_column)
        table = self._table(replace(head, sheet=sheet), theirs)
        rows = tuple(row for row in table.rows if any(name not in row.shared for name in columns if name in row.cells))
        return replace(table, rows=rows, totals=(), left=())


@dataclass(frozen=True)
class _Titles:
    """Tells whether a text alone in a row names a unit, or a value that a section says for its rows."""

    context: Context
    choices: tuple[Choice, ...]

    def __call__(self, text: str) -> bool:
        return self.context.unit_named(text) is not None or any(_parses(choice, text) for choice in self.choices)


def _parses(choice: Choice, text: str) -> bool:
    try:
        choice.parse(text)
    except Reject:
        return False
    return True


def _best_head(grid: Grid, *, exact: bool) -> Head | None:
    """Return the likeliest head of a grid: of equals the highest and shallowest."""
    best, most = -1.0, 0
    head: Head | None = None
    last = ROWS_SEARCHED_FOR_HEADINGS
    for number, headings in heading_rows(grid, ROWS_SEARCHED_FOR_HEADINGS):
        if number > last:
            break
        known = sum(any(key in _KNOWN for key in heading.keys) for heading in headings)
        if exact and known < max(most, 1):
            continue
        for sheet in WORKBOOK:
            candidate = Head(grid, sheet, number, headings)
            columns = _columns_of(candidate, exact=exact)
            score = _score(candidate, columns)
            # The one heading may be repeated in the title above it: the last of equals stands over the rows.
            if score is not None and (score > best or (score == best and len(columns) == 1)):
                best, head, most = score, candidate, len(columns)
                # Under a head with every column it needs stand its own further rows, then data.
                is_whole = len(columns) > FEWEST_HEADINGS and not lacking(sheet, columns)
                last = number + MOST_LEVELS if is_whole else ROWS_SEARCHED_FOR_HEADINGS
    return head


def _columns_of(head: Head, *, exact: bool) -> Mapping[str, int]:
    columns = match(head.sheet, head.headings)
    if exact or len(head.headings) <= FEWEST_HEADINGS:
        return columns
    near = ((misspelt(head.sheet, heading, columns), heading.position) for heading in head.headings)
    return {**columns, **{column.name: position for column, position in near if column}}


def _score(head: Head, columns: Mapping[str, int]) -> float | None:
    """Return how likely a head is: the more columns, the required ones above all; None for one that is none."""
    if not columns:
        return None
    titled = fold(head.grid.name) in _TITLES[head.sheet.name]
    doubtful = sum(any(key in head.sheet.doubtful for key in heading.keys) for heading in head.headings)
    # A sheet named "Khó khăn, vướng mắc" may have that one column and nothing more.
    if len(columns) + doubtful < FEWEST_HEADINGS and not (titled and not lacking(head.sheet, columns)):
        return None
    required = sum(_is_required(head.sheet, name) for name in columns)
    return len(columns) + 0.5 * doubtful + 0.5 * required + 1.5 * titled


def _is_required(sheet: Sheet, name: str) -> bool:
    return sheet.column(name).required or any(name in group for group in sheet.one_of)
