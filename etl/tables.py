"""The tables of a sheet: where their columns stand, their rows, and what people wrote in further columns."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from domain.choices import Choice
from domain.columns import Column, Sheet
from domain.dates import parse_date
from domain.folding import fold
from domain.rejects import Reject
from domain.sheets import SHEETS
from etl.book import Book, Cell, Grid
from etl.columns import Found, find_columns, place_of, untitled
from etl.context import Context
from etl.headings import Question, match
from etl.heads import Head, tables_of
from etl.row_kinds import lacking
from etl.rows import DataRow, rows_under

# What units write in further columns of a sheet instead of a sheet of its own, and the columns both share.
_BESIDE = {"progress": ("difficulties", ("item_code", "item_title"))}
_FORMATS_UNSEEN = ("xlsb", "ods")


@dataclass(frozen=True)
class Table:
    """One recognised sheet: the declaration, where each column stands, its rows of data and its rows of totals.

    `unread`: headings that mean nothing here though something stands below them. `left`: rows below the signature.
    `read_as`: headings taken for a column they don't name to the letter. `untitled`: the first cells of columns without
    heading. `sees_formats`: whether the file shows that a number is a percent. `is_beside`: its columns stand in the
    table of another sheet.
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
    untitled: tuple[Cell, ...] = ()
    counts_from_1904: bool = False
    sees_formats: bool = True
    is_beside: bool = False

    @property
    def missing_columns(self) -> tuple[Column, ...]:
        """The required columns that neither the sheet nor a section has; of a group of which one must be, the first."""
        absent = lacking(self.sheet, self.columns)
        if absent:
            said = dict.fromkeys(name for row in self.rows for name in row.cells)
            absent = lacking(self.sheet, {**said, **self.columns})
        return tuple(self.sheet.column(name) for name in absent)


@dataclass(frozen=True)
class Finder:
    """Finds the tables of a book's grids, given what people said of headings before."""

    context: Context
    answers: Mapping[tuple[str, str], str]
    book: Book
    printed: bool

    def tables(self, grid: Grid) -> list[tuple[Table, Table | None]]:
        """Return the tables of a grid from the top down, each with the one that stands in its further columns."""
        return [self._with_beside(head) for head in tables_of(grid)]

    def _with_beside(self, head: Head) -> tuple[Table, Table | None]:
        choices = self.context.choices
        found = find_columns(head, self.answers, choices, self._is_title(head.sheet), self._is_planned)
        theirs = self._beside(head, found)
        if theirs is None:
            return self._table(head, found), None
        sheet, columns = theirs
        host = self._table(head, found)
        other = self._table(replace(head, sheet=sheet), replace(found, columns=columns, parts={}))
        own = columns.keys() - {"item_code"}
        rows = tuple(row for row in other.rows if own & row.cells.keys() - row.shared)
        bare = replace(other, rows=rows, totals=(), left=(), unread=(), read_as=(), questions=(), untitled=())
        return host, replace(bare, is_beside=True)

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
            return parse_date(cell.value, counts_from_1904=self.book.counts_from_1904).on in due
        except Reject:
            return False

    def _table(self, head: Head, found: Found) -> Table:
        rows = rows_under(place_of(head, found, self._is_title(head.sheet), printed=self.printed))
        sections = _Sections(self.context, head)
        data = tuple(map(sections.told, rows.data))
        return Table(
            sheet=head.sheet,
            source_sheet=head.grid.name,
            heading_row=head.row,
            columns=found.columns,
            rows=data,
            totals=tuple(rows.totals),
            hidden_rows=tuple(row.number for row in data if row.number in head.grid.hidden_rows),
            has_unit_column=found.unit_column is not None or any(row.unit_cell for row in data),
            unread=tuple(heading.cell for heading in found.unread),
            left=tuple(rows.left),
            read_as=tuple(found.read_as),
            questions=tuple(found.questions),
            untitled=tuple(untitled(head.grid, found, head, [row.number for row in data])),
            counts_from_1904=self.book.counts_from_1904,
            sees_formats=self.book.kind not in _FORMATS_UNSEEN,
        )

    def _beside(self, head: Head, found: Found) -> tuple[Sheet, dict[str, int]] | None:
        """Take from what was found the columns of the sheet that stands beside, and return it with its columns."""
        name, shared = _BESIDE.get(head.sheet.name, ("", ()))
        asked = {question.cell for question in found.questions}
        free = [h for h in head.headings if h in found.unread or h.cell.address in asked]
        columns = match(SHEETS[name], free) if name else {}
        if not name or lacking(SHEETS[name], columns):
            return None
        found.unread = [heading for heading in found.unread if heading.position not in columns.values()]
        taken = {heading.cell.address for heading in free if heading.position in columns.values()}
        found.questions = [question for question in found.questions if question.cell not in taken]
        item = next((found.columns[name] for name in shared if name in found.columns), None)
        return SHEETS[name], {**columns, **({"item_code": item} if item else {})}


class _Sections:
    """Gives rows what the title of their section says, or the sheet's own name: the unit, or a column's value."""

    def __init__(self, context: Context, head: Head) -> None:
        self._context = context
        self._own = Cell(1, 1, head.grid.name)
        self._open = [column for column in head.sheet.columns if column.from_section]
        self._said: dict[str, tuple[list[str], bool]] = {}

    def told(self, row: DataRow) -> DataRow:
        title = row.section or self._own
        names, is_unit = self._said_by(title.text)
        lacking = [name for name in names if name not in row.cells]
        if lacking:
            row = row._replace(cells={**row.cells, **dict.fromkeys(lacking, title)})
        if is_unit and row.section and row.unit_cell is None:
            row = row._replace(unit_cell=row.section)
        return row

    def _said_by(self, text: str) -> tuple[list[str], bool]:
        """Return the columns whose value a title says, and whether it names a unit; each title is looked at once."""
        if text not in self._said:
            choices = self._context.choices
            names = [column.name for column in self._open if _parses(choices[column.choice or ""], text)]
            self._said[text] = names, self._context.unit_named(text) is not None
        return self._said[text]


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
