"""Which rows under a head are data: sections, totals, numbering, footers and rows nobody filled in told apart."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from domain.choices import is_ditto
from domain.columns import Sheet
from etl.book import Area, Cell, Grid, filled
from etl.reading.limits import LAST_ROW
from etl.row_kinds import is_dated, is_name, is_numbering, is_signed, is_total, lacking, section_title

_NONE: frozenset[str] = frozenset()


class DataRow(NamedTuple):
    """One row of data: its number in the file, its filled cells by column name, and the section it stands in.

    `shared` names the columns whose cell is merged over several rows and belongs to a row above.
    """

    number: int
    cells: Mapping[str, Cell]
    unit_cell: Cell | None = None
    section: Cell | None = None
    shared: frozenset[str] = _NONE


@dataclass(frozen=True)
class Place:
    """Where a sheet's table stands: its declaration, the columns' positions, its head, and the column of units.

    `is_title` tells whether a text alone in a row names what the rows below belong to. `printed`: by our own template.
    `parts`: columns whose text stands in several cells, and their positions. The table ends with `last_row`;
    `left_out` are rows in it that repeat the head.
    """

    grid: Grid
    sheet: Sheet
    columns: Mapping[str, int]
    heading_row: int
    is_title: Callable[[str], bool]
    unit_column: int | None = None
    printed: bool = False
    parts: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    last_row: int = LAST_ROW
    left_out: frozenset[int] = frozenset()

    @cached_property
    def from_plan(self) -> tuple[str, ...]:
        """The columns that our template prints itself."""
        return tuple(column.name for column in self.sheet.columns if column.from_plan)


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
    above: Mapping[str, Cell] = {}
    is_ended = is_dated_before = False
    for row, told in _filled_rows(place):
        # A place and a day alone end a table only where no further row follows.
        is_ended = is_ended or is_signed(told) or (is_dated_before and bool(lacking(place.sheet, row.cells)))
        is_dated_before = not is_ended and is_dated(told)
        if is_ended or is_dated_before:
            found.left += [row.number] if is_ended and not _is_footer(told) else []
        elif is_total(place.sheet, row.cells, told):
            found.totals += [row] if row.cells else []
        elif title := _section(place, row, told):
            section, above = title, {}
        elif _is_data(place, row):
            above = _undittoed(row.cells, above)
            found.data.append(DataRow(row.number, above, row.unit_cell, section, row.shared))
    return found


def _is_footer(told: Sequence[Cell]) -> bool:
    return is_signed(told) or is_dated(told) or all(is_name(cell) for cell in told)


def _section(place: Place, row: DataRow, told: Sequence[Cell]) -> Cell | None:
    """Return the title of the section that a row begins: numbered, or a unit's name or "TẬP THỂ" alone.

    A second award beside a name merged over both rows is no title.
    """
    title = section_title(place.sheet, row.cells, told)
    is_alone = len(told) == 1 and not row.shared and bool(lacking(place.sheet, row.cells))
    if title is None and is_alone and place.is_title(told[0].text):
        return told[0]
    return title


def _filled_rows(place: Place) -> Iterator[tuple[DataRow, list[Cell]]]:
    by_position = {position: name for name, position in place.columns.items()}
    merged = _merges(place, {*by_position, *([place.unit_column] if place.unit_column else [])})
    first = place.heading_row + 1
    if is_numbering(place.grid.row(first)):
        first += 1
    for number, row in place.grid.by_row.items():
        if number < first or number in place.left_out:
            continue
        if number > place.last_row:
            break
        told = filled(row)
        if not told:
            continue
        cells = {by_position[cell[1]]: cell for cell in told if cell[1] in by_position}
        for name, positions in place.parts.items():
            if joined := _joined(told, positions):
                cells[name] = joined
        over = {position: cell for position in merged if (cell := _merged_over(merged[position], number))}
        shared = {by_position[p]: cell for p, cell in over.items() if p in by_position and by_position[p] not in cells}
        unit_cell = None
        if place.unit_column:
            unit_cell = place.grid.cells.get((number, place.unit_column)) or over.get(place.unit_column)
        cells |= shared
        yield DataRow(number, cells, unit_cell, None, frozenset(shared) if shared else _NONE), told


def _joined(told: Sequence[Cell], positions: tuple[int, ...]) -> Cell | None:
    cells = [cell for cell in told if cell.column in positions]
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


def _undittoed(cells: Mapping[str, Cell], above: Mapping[str, Cell]) -> Mapping[str, Cell]:
    """Return a row's cells, those that say "as above" with what stands above."""
    dittoed = [name for name, cell in cells.items() if type(cell[2]) is str and is_ditto(cell[2])]
    if not dittoed:
        return cells
    meant = {
        name: above[name]._replace(row=cells[name].row, column=cells[name].column, typed_text=cells[name].typed)
        for name in dittoed
        if name in above
    }
    return {**cells, **meant}


def _is_data(place: Place, row: DataRow) -> bool:
    own = {name: cell for name, cell in row.cells.items() if name not in row.shared} if row.shared else row.cells
    if not any(map(_says_something, own.values())):
        return False
    # A template prints these columns itself: a row in which nothing else stands is a row nobody has filled in yet,
    # unless what it prints in each of its rows is missing: then somebody typed the row.
    printed = place.from_plan
    return not place.printed or any(name not in printed for name in own) or printed[0] not in own


def _says_something(cell: Cell) -> bool:
    # Rows prepared with formulas show 0 or an error until something is typed beside them.
    return not (cell.error or cell.without_result or (cell.is_formula and cell.value == 0))
