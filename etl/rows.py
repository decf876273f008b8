"""Which rows under a head are data: sections, totals, numbering, footers and rows nobody filled in told apart."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from domain.choices import is_ditto
from domain.columns import Kind, Sheet
from domain.folding import clean, fold
from etl.book import Area, Cell, Grid

LONGEST_NAME = 40
LONGEST_SECTION = 120

# What stands under a table, folded: who made it, who signs, where and when; each cell of such a row is one of these.
_SIGNATURE = re.compile(
    r"(nguoi (lap|tong hop|kiem tra)( bieu| bao cao)?|xac nhan cua [a-z ]{2,40}"
    r"|((kt|tm|tl) )?(thu truong|lanh dao|giam doc|pho giam doc|truong phong|pho truong phong|chanh van phong"
    r"|chanh thanh tra|truong ban)( don vi| co quan| so)?)( ki( ten)?\b.*)?"
    r"|ki( ten| va| ghi ro ho ten| dong dau)+|noi nhan( nhu tren| luu.*)?"
    r"|([a-z ]{2,30} )?ngai( \d{1,2})? thang( \d{1,2})? nam( \d{2,4})?"
)
_TOTAL = re.compile(r"(tong( cong| so)?|cong)( [ivx]+)?")
# With its mark "Cộng" is no "Công" ("Công tác tuyên truyền"): then it may be followed by what is added up.
_TOTAL_OF = re.compile(r"(tổng (cộng|số)|cộng)\b.*", re.IGNORECASE | re.DOTALL)
_NUMBERED = re.compile(r"(?P<no>[ivx]+|[a-z])[.)/]\s*(?P<title>\S.*)", re.IGNORECASE)
_SECTION_NO = re.compile(r"([ivx]+|[a-z])[.)]?", re.IGNORECASE)
_NUMBERING = re.compile(r"\(?([0-9]{1,2}|[a-z])\)?", re.IGNORECASE)


@dataclass(frozen=True)
class DataRow:
    """One row of data: its number in the file, its filled cells by column name, and the section it stands in.

    `shared` names the columns whose cell is merged over several rows and belongs to a row above.
    """

    number: int
    cells: Mapping[str, Cell]
    unit_cell: Cell | None = None
    section: Cell | None = None
    shared: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Place:
    """Where a sheet's table stands: its declaration, the columns' positions, its head, and the column of units.

    `is_title` tells whether a text alone in a row names what the rows below belong to. `printed`: by our own template.
    `parts`: columns whose text stands in several cells, and their positions.
    """

    grid: Grid
    sheet: Sheet
    columns: Mapping[str, int]
    heading_row: int
    is_title: Callable[[str], bool]
    unit_column: int | None = None
    printed: bool = False
    parts: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass
class Rows:
    """The rows of data, those of totals, and the numbers of rows of data below where the table is signed."""

    data: list[DataRow] = field(default_factory=list)
    totals: list[DataRow] = field(default_factory=list)
    left: list[int] = field(default_factory=list)


def rows_under(place: Place) -> Rows:
    """Return the rows under a head; a merged cell is filled down inside its merge, a ditto mark from the row above."""
    found = Rows()
    section: Cell | None = None
    above: dict[str, Cell] = {}
    is_signed = False
    for row, filled in _filled_rows(place):
        if is_signed or all(_is_signature(cell) for cell in filled):
            is_signed = True
            found.left += [row.number] if _is_left(place.sheet, row.cells) else []
        elif _is_total(place.sheet, row.cells, filled):
            found.totals += [row] if row.cells else []
        elif title := _section(place, row.cells, filled):
            section, above = title, {}
        elif _is_data(place, row):
            cells = {name: _undittoed(cell, above.get(name)) for name, cell in row.cells.items()}
            above = cells
            found.data.append(DataRow(row.number, cells, row.unit_cell, section, row.shared))
    return found


def _is_signature(cell: Cell) -> bool:
    return type(cell.value) is str and _SIGNATURE.fullmatch(fold(cell.value)) is not None


def _is_total(sheet: Sheet, cells: Mapping[str, Cell], filled: Sequence[Cell]) -> bool:
    for cell in filled[:2]:
        if type(cell.value) is not str or len(cell.value) > LONGEST_SECTION:
            continue
        if _TOTAL.fullmatch(fold(cell.value)):
            return True
        if _TOTAL_OF.fullmatch(clean(cell.value)):
            rest = {name: other for name, other in cells.items() if other is not cell}
            return bool(lacking(sheet, rest))
    return False


def lacking(sheet: Sheet, columns: Mapping[str, object]) -> list[str]:
    """Return the required columns that are not there; of a group of which one must be there, the first."""
    absent = [column.name for column in sheet.columns if column.required and column.name not in columns]
    return absent + [group[0] for group in sheet.one_of if not any(name in columns for name in group)]


def _filled_rows(place: Place) -> Iterator[tuple[DataRow, list[Cell]]]:
    by_position = {position: name for name, position in place.columns.items()}
    merged = _merges(place, {*by_position, *([place.unit_column] if place.unit_column else [])})
    first = place.heading_row + 1
    if _is_numbering(place.grid.row(first)):
        first += 1
    for number in place.grid.numbers:
        filled = [cell for cell in place.grid.row(number) if not cell.is_blank]
        if number < first or not filled:
            continue
        cells = {by_position[cell.column]: cell for cell in filled if cell.column in by_position}
        cells |= {name: cell for name in place.parts if (cell := _joined(filled, place.parts[name]))}
        over = {position: cell for position in merged if (cell := _merged_over(merged[position], number))}
        shared = {by_position[p]: cell for p, cell in over.items() if p in by_position and by_position[p] not in cells}
        unit_cell = None
        if place.unit_column:
            unit_cell = place.grid.cells.get((number, place.unit_column)) or over.get(place.unit_column)
        yield DataRow(number, {**cells, **shared}, unit_cell, shared=frozenset(shared)), filled


def _joined(filled: Sequence[Cell], positions: tuple[int, ...]) -> Cell | None:
    cells = [cell for cell in filled if cell.column in positions]
    if len(cells) < 2:
        return cells[0] if cells else None
    typed = " ".join(cell.typed.strip() for cell in cells)
    return cells[0]._replace(value=" ".join(cell.text.strip() for cell in cells), typed_text=typed)


def _merges(place: Place, positions: set[int]) -> dict[int, list[tuple[Area, Cell]]]:
    """Return position -> the filled areas merged over several rows there, from the top down."""
    found: dict[int, list[tuple[Area, Cell]]] = {}
    for area in sorted(place.grid.merges):
        cell = place.grid.cells.get((area.first_row, area.first_column))
        if area.last_row > area.first_row > place.heading_row and area.first_column in positions and cell is not None:
            found.setdefault(area.first_column, []).append((area, cell))
    return found


def _merged_over(areas: Sequence[tuple[Area, Cell]], number: int) -> Cell | None:
    index = bisect_right(areas, number, key=lambda found: found[0].first_row) - 1
    if index < 0:
        return None
    area, cell = areas[index]
    return cell if area.first_row < number <= area.last_row else None


def _undittoed(cell: Cell, above: Cell | None) -> Cell:
    if above is None or not isinstance(cell.value, str) or not is_ditto(cell.value):
        return cell
    return above._replace(row=cell.row, column=cell.column, typed_text=cell.typed)


def _is_data(place: Place, row: DataRow) -> bool:
    own = {name: cell for name, cell in row.cells.items() if name not in row.shared}
    if not any(_says_something(cell) for cell in own.values()):
        return False
    # A template prints these columns itself: a row in which nothing else stands is a row nobody has filled in yet.
    return not place.printed or any(not place.sheet.column(name).from_plan for name in own)


def _says_something(cell: Cell) -> bool:
    # Rows prepared with formulas show 0 or an error until something is typed beside them.
    return not (cell.error or cell.without_result or (cell.is_formula and cell.value == 0))


def _is_left(sheet: Sheet, cells: Mapping[str, Cell]) -> bool:
    # Under a signature stand names and titles: one or two short texts, whatever column they fall in.
    told = [cell for cell in cells.values() if not _is_signature(cell)]
    long = any(len(cell.text) > LONGEST_NAME for cell in told)
    return len(told) > 2 or (not lacking(sheet, cells) and (long or len(told) > 1))


def _section(place: Place, cells: Mapping[str, Cell], filled: Sequence[Cell]) -> Cell | None:
    """Return the title of the section that a row begins; None for a row of data.

    "I. Phòng Công chức" in one cell, "I" and "Phòng Công chức" in two, or a unit's name or "TẬP THỂ" alone.
    """
    if len(filled) > 2 or len(filled[-1].text) > LONGEST_SECTION:
        return None
    if len(cells) == 2:
        # The number of the section may stand where the codes of its rows do.
        codes = [cell for name, cell in cells.items() if place.sheet.column(name).kind is Kind.CODE]
        is_numbered = filled[:1] == codes and bool(lacking(place.sheet, cells))
        return filled[1] if is_numbered and _SECTION_NO.fullmatch(clean(filled[0].text)) else None
    only = place.sheet.column(next(iter(cells))) if cells else None
    # One long text may be all that a row needs ("c) Chưa có hướng dẫn"): an answer, not a heading between rows.
    if only and only.required and only.kind is Kind.TEXT:
        return None
    if len(filled) == 2:
        is_title = _SECTION_NO.fullmatch(clean(filled[0].text)) and isinstance(filled[1].value, str)
        return filled[1] if is_title and (only is None or filled[1].text.strip()) else None
    numbered = _NUMBERED.fullmatch(clean(filled[0].text))
    if numbered:
        return filled[0]._replace(value=numbered["title"])
    return filled[0] if lacking(place.sheet, cells) and place.is_title(filled[0].text) else None


def _is_numbering(row: Sequence[Cell]) -> bool:
    texts = [cell.text.strip() for cell in row if not cell.is_blank]
    return len(texts) >= 3 and all(_NUMBERING.fullmatch(text) for text in texts)
