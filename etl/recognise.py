"""Which sheets of a file are which, where their headings stand, and whose file it is."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from domain.columns import Column, Kind, Sheet
from domain.folding import clean, fold
from domain.identity import IDENTITY_SHEET, TemplateIdentity, read_identity
from domain.periods import Period, PeriodKind, find_period, is_estimate
from domain.plan import Unit
from domain.sheets import WORKBOOK
from etl.book import Book, Cell, Grid
from etl.context import UNIT_HEADINGS, Context

ROWS_SEARCHED_FOR_HEADINGS = 40
CELLS_SEARCHED_FOR_HEADINGS = 200
FEWEST_HEADINGS = 2
FEW_CELLS = 10
_OWN_SHEETS = ("Hướng dẫn", "_danh_muc")  # what a template holds beside its sheets
LONGEST_HEADING = 120
LONGEST_NAME = 40
ORDINAL_HEADINGS = frozenset(fold(text) for text in ("STT", "TT", "Số TT", "Số thứ tự", "S.T.T", "No."))

# What stands under a table, folded: who made it, who signs, where and when; each cell of such a row is one of these.
_SIGNATURE = re.compile(
    r"(nguoi (lap|tong hop|kiem tra)( bieu| bao cao)?|xac nhan cua [a-z ]{2,40}"
    r"|((kt|tm|tl) )?(thu truong|lanh dao|giam doc|pho giam doc|truong phong|pho truong phong|chanh van phong"
    r"|chanh thanh tra|truong ban)( don vi| co quan| so)?)( ki( ten)?\b.*)?"
    r"|ki( ten| va| ghi ro ho ten| dong dau)+|noi nhan( nhu tren| luu.*)?"
    r"|([a-z ]{2,30} )?ngai( \d{1,2})? thang( \d{1,2})? nam( \d{2,4})?"
)
_TOTAL = re.compile(r"(tong( cong| so)?|cong)( [ivx]+)?")
_SECTION = re.compile(r"([ivx]+|[a-z])[.)/]\s*\S.*", re.IGNORECASE)
_NUMBERING = re.compile(r"\(?([0-9]{1,2}|[a-z])\)?", re.IGNORECASE)
_UNIT_LINE = re.compile(r"^\s*(?:tên\s+)?đơn\s+vị(?:\s+báo\s+cáo)?\s*:\s*(.+)$", re.IGNORECASE)
_HEADINGS = {
    sheet.name: {column.name: (fold(column.heading), column.heading_keys) for column in sheet.columns}
    for sheet in WORKBOOK
}


@dataclass(frozen=True)
class DataRow:
    """One row of data: its number in the file and its filled cells by column name."""

    number: int
    cells: Mapping[str, Cell]
    unit_cell: Cell | None = None


@dataclass(frozen=True)
class Table:
    """One recognised sheet: the declaration, where each column stands, its rows of data and its rows of totals."""

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

    @property
    def missing_columns(self) -> tuple[Column, ...]:
        """The required columns the sheet lacks; of a group of which one must be there, the first."""
        return _lacking(self.sheet, self.columns)


@dataclass(frozen=True)
class Origin:
    """Whose file it says it is: by its template's identity, else by its title block."""

    identity: TemplateIdentity | None = None
    altered_identity: bool = False
    unit: Unit | None = None
    unit_text: str = ""
    period: Period | None = None
    estimate: bool = False


@dataclass(frozen=True)
class Recognised:
    """A file's tables in the order of the template, its origin, and the sheets left unread: name, and what it is."""

    tables: tuple[Table, ...]
    origin: Origin
    set_aside: tuple[tuple[str, str], ...] = ()


def recognise(book: Book, context: Context) -> Recognised:
    """Return what the file holds; sheets are chosen by their headings before their columns are."""
    identity, altered = _identity(book)
    found: dict[str, Table] = {}
    set_aside = []
    for grid in book.grids:
        if grid.name in (IDENTITY_SHEET, *_OWN_SHEETS):
            continue
        table = _table(grid, printed=identity is not None)
        if table is None or grid.is_hidden or table.sheet.name in found:
            why = _why_unread(grid, table)
            set_aside += [(grid.name, f"trang “{grid.name}” ({why})")] if why else []
        else:
            found[table.sheet.name] = table
    tables = tuple(found[sheet.name] for sheet in WORKBOOK if sheet.name in found)
    return Recognised(tables, _origin(book, tables, context, identity, altered), tuple(set_aside))


def _why_unread(grid: Grid, table: Table | None) -> str:
    """Return why a sheet that may hold figures is left unread; "" for one that can't."""
    if grid.is_hidden:
        return "trang đang ẩn" if table is not None and table.rows else ""
    if table is not None:
        return "trùng loại với trang khác"
    filled = sum(not cell.is_blank for cell in grid.cells.values())
    return "không nhận ra theo mẫu" if filled > FEW_CELLS else ""


def _identity(book: Book) -> tuple[TemplateIdentity | None, bool]:
    for grid in book.grids:
        if grid.name == IDENTITY_SHEET:
            printed = {}
            for number in range(1, grid.last_row + 1):
                row = grid.row(number)
                if len(row) >= 2:
                    printed[row[0].text.strip()] = row[1].text.strip()
            identity = read_identity(printed)
            return identity, identity is None
    return None, False


def _table(grid: Grid, *, printed: bool) -> Table | None:
    best: tuple[float, int, Sheet, dict[str, int]] | None = None
    for number in range(1, min(grid.last_row, ROWS_SEARCHED_FOR_HEADINGS) + 1):
        first = grid.row(number)[:CELLS_SEARCHED_FOR_HEADINGS]
        cells = [c for c in first if isinstance(c.value, str) and len(c.value) <= LONGEST_HEADING]
        for sheet in WORKBOOK:
            columns = _columns(sheet, cells)
            titled = _titled(sheet, grid)
            score = len(columns) + 1.5 * titled + 0.5 * sum(_is_required(sheet, name) for name in columns)
            # A sheet named "Khó khăn, vướng mắc" may have that one column and nothing more.
            enough = len(columns) >= FEWEST_HEADINGS or (titled and bool(columns) and not _lacking(sheet, columns))
            # The one heading may be repeated in the title above it: the last of equals stands over the rows.
            if enough and (best is None or (score, len(columns) == 1) > (best[0], False)):
                best = (score, number, sheet, columns)
    if best is None:
        return None
    _, number, sheet, columns = best
    unit_column = next((c.column for c in grid.row(number) if fold(c.text) in UNIT_HEADINGS), None)
    rows, totals, left = _rows(grid, sheet, columns, number, unit_column, printed=printed)
    hidden = tuple(row.number for row in rows if row.number in grid.hidden_rows)
    unread = tuple(_unread(grid, number, columns, rows))
    return Table(sheet, grid.name, number, columns, rows, totals, hidden, unit_column is not None, unread, left)


def _unread(grid: Grid, heading_row: int, columns: Mapping[str, int], rows: tuple[DataRow, ...]) -> Iterator[Cell]:
    """Yield the headings that mean nothing here though something stands below them, ordinal numbers and units aside."""
    for cell in grid.row(heading_row):
        known = cell.column in columns.values() or fold(cell.text) in UNIT_HEADINGS | ORDINAL_HEADINGS
        filled = any((row.number, cell.column) in grid.cells for row in rows)
        if isinstance(cell.value, str) and not cell.is_blank and not known and filled:
            yield cell


def _lacking(sheet: Sheet, columns: Mapping[str, object]) -> tuple[Column, ...]:
    lacking = [column for column in sheet.columns if column.required and column.name not in columns]
    return (
        *lacking,
        *(sheet.column(group[0]) for group in sheet.one_of if not any(name in columns for name in group)),
    )


def _columns(sheet: Sheet, cells: list[Cell]) -> dict[str, int]:
    columns: dict[str, int] = {}
    keys = [(cell.column, fold(str(cell.value))) for cell in cells]
    for exact in (True, False):
        for position, key in keys:
            for name, (heading, others) in _HEADINGS[sheet.name].items():
                taken = name in columns or position in columns.values()
                if not taken and (key == heading if exact else key in others):
                    columns[name] = position
    return columns


def _titled(sheet: Sheet, grid: Grid) -> bool:
    return fold(grid.name) in {fold(text) for text in (sheet.title, sheet.name, *sheet.other_titles)}


def _is_required(sheet: Sheet, name: str) -> bool:
    return sheet.column(name).required or any(name in group for group in sheet.one_of)


def _rows(
    grid: Grid, sheet: Sheet, columns: Mapping[str, int], heading_row: int, unit_column: int | None, *, printed: bool
) -> tuple[tuple[DataRow, ...], tuple[DataRow, ...], tuple[int, ...]]:
    """Return the rows of data, those of totals, and the numbers of rows of data below where the table is signed."""
    rows, totals, left = [], [], []
    is_signed = False
    first = heading_row + 1
    if _is_numbering(grid.row(first)):
        first += 1
    for row, filled in _filled_rows(grid, columns, first, unit_column):
        if is_signed or all(_SIGNATURE.fullmatch(fold(cell.text)) for cell in filled):
            is_signed = True
            left += [row.number] if _is_left(sheet, row.cells) else []
        elif row.cells and any(_TOTAL.fullmatch(fold(cell.text)) for cell in filled[:2]):
            totals.append(row)
        elif _is_data(sheet, row.cells, filled, printed=printed):
            rows.append(row)
    return tuple(rows), tuple(totals), tuple(left)


def _is_left(sheet: Sheet, cells: Mapping[str, Cell]) -> bool:
    # Under a signature stand names and titles: one or two short texts, whatever column they fall in.
    told = [cell for cell in cells.values() if not _SIGNATURE.fullmatch(fold(cell.text))]
    long = any(len(cell.text) > LONGEST_NAME for cell in told)
    return len(told) > 2 or (not _lacking(sheet, cells) and (long or len(told) > 1))


def _filled_rows(
    grid: Grid, columns: Mapping[str, int], first: int, unit_column: int | None
) -> Iterator[tuple[DataRow, list[Cell]]]:
    by_position = {position: name for name, position in columns.items()}
    for number in grid.numbers:
        filled = [cell for cell in grid.row(number) if not cell.is_blank]
        if number < first or not filled:
            continue
        cells = {by_position[cell.column]: cell for cell in filled if cell.column in by_position}
        yield DataRow(number, cells, grid.cells.get((number, unit_column)) if unit_column else None), filled


def _is_data(sheet: Sheet, cells: Mapping[str, Cell], filled: list[Cell], *, printed: bool) -> bool:
    if not cells or _is_section(sheet, cells, filled):
        return False
    # A template prints these columns itself: a row in which nothing else stands is a row nobody has filled in yet.
    return not printed or any(not sheet.column(name).from_plan for name in cells)


def _is_section(sheet: Sheet, cells: Mapping[str, Cell], filled: list[Cell]) -> bool:
    if len(cells) != 1 or len(filled) > 2 or not _SECTION.fullmatch(clean(filled[0].text)):
        return False
    only = sheet.column(next(iter(cells)))
    # One long text may be all that a row needs ("c) Chưa có hướng dẫn"): an answer, not a heading between rows.
    return not (only.required and only.kind is Kind.TEXT)


def _is_numbering(row: list[Cell]) -> bool:
    texts = [cell.text.strip() for cell in row if not cell.is_blank]
    return len(texts) >= 3 and all(_NUMBERING.fullmatch(text) for text in texts)


def _origin(
    book: Book, tables: tuple[Table, ...], context: Context, identity: TemplateIdentity | None, altered: bool
) -> Origin:
    heading_rows = {table.source_sheet: table.heading_row for table in tables}
    origin = Origin(identity, altered)
    for grid in book.grids:
        for number in range(1, heading_rows.get(grid.name, 1)):
            for cell in grid.row(number):
                origin = _with_title(origin, clean(cell.text), context)
    return origin


def _with_title(origin: Origin, text: str, context: Context) -> Origin:
    named = _UNIT_LINE.match(text)
    said = context.unit_named(named[1] if named else text)
    unit, unit_text = origin.unit, origin.unit_text
    # "Đơn vị: ..." outweighs the letterhead, in which the agency itself may stand.
    if named and not unit_text:
        unit, unit_text = said or unit, named[1]
    elif unit is None and said and (named or said.reports):
        unit = said
    period, estimate = origin.period, origin.estimate
    found = find_period(text)
    # A title speaks of the whole year ("Kế hoạch ... năm 2023") beside the line that tells the period.
    if found and (period is None or (period.kind is PeriodKind.YEAR and found.kind is not PeriodKind.YEAR)):
        period, estimate = found, is_estimate(text)
    elif found and found == period:
        estimate = estimate or is_estimate(text)
    return replace(origin, unit=unit, unit_text=unit_text, period=period, estimate=estimate)
