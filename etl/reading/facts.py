"""What an X-ray tells of a file, from what its reader saw."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from domain.identity import IDENTITY_SHEET
from domain.xray import FACTS, Fact
from etl.addresses import column_letters
from etl.book import Cell, Grid

OWN_HIDDEN_SHEETS = (IDENTITY_SHEET, "_danh_muc")
OWN_NOTE = "Cách ghi: "  # stands in every note that a template has at its headings
_ADDRESSES_TOLD = 5
_RANGES_TOLD = 10
_EMPTY_ROWS, _EMPTY_COLUMNS = 50, 20  # between the table and a cell that strayed
_MOST_STRAY = 20  # more cells than this are a table of their own
_ORDER = {code: number for number, code in enumerate(FACTS)}


@dataclass(frozen=True)
class Sighting:
    """What a reader saw beside the cells: struck rows and A1 addresses of comments of each sheet, in their order.

    `counts`: how many things there are whose place isn't told, by fact code.
    """

    struck_rows: Sequence[Collection[int]] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    comments: Sequence[Sequence[str]] = ()


def facts_of(grids: Sequence[Grid], sighting: Sighting, *, from_1904: bool = False) -> tuple[Fact, ...]:
    """Return the facts of a file in the order of the catalogue, then of the sheets.

    Of a hidden sheet only that it holds something is told: nothing else in it is read.
    """
    facts = [Fact(code, count=count) for code, count in sighting.counts.items() if count]
    if from_1904:
        facts.append(Fact("date_1904"))
    nothing: tuple[Sequence[Any], ...] = ((),) * len(grids)
    seen = zip(grids, (*sighting.struck_rows, *nothing), (*sighting.comments, *nothing), strict=False)
    for grid, struck_rows, comments in seen:
        facts += _hidden_sheet(grid) if grid.is_hidden else _facts_of_sheet(grid, struck_rows, comments)
    return tuple(sorted(facts, key=lambda fact: _ORDER[fact.code]))


def ranges(numbers: Iterable[int], named: Callable[[int], str] = str) -> str:
    """Return rows or columns as people write them: "5, 7–9"; the first of many."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    told = [named(run[0]) if len(run) == 1 else f"{named(run[0])}–{named(run[-1])}" for run in runs]
    return _first(told, _RANGES_TOLD)


def _first(told: Sequence[str], most: int) -> str:
    return ", ".join(told[:most]) + ("…" if len(told) > most else "")


def _hidden_sheet(grid: Grid) -> list[Fact]:
    if not grid.cells or grid.name in OWN_HIDDEN_SHEETS:
        return []
    return [Fact("hidden_sheet", grid.name, grid.name, len(grid.cells))]


def _facts_of_sheet(grid: Grid, struck_rows: Collection[int], comments: Sequence[str]) -> Iterator[Fact]:
    rows = set(grid.by_row)
    columns = {cell[1] for cell in grid.every_cell}
    if hidden := rows & grid.hidden_rows:
        yield Fact("hidden_rows", grid.name, ranges(hidden), len(hidden))
    if hidden := columns & grid.hidden_columns:
        yield Fact("hidden_columns", grid.name, ranges(hidden, column_letters), len(hidden))
    if struck_rows:
        yield Fact("struck_through", grid.name, ranges(struck_rows), len(struck_rows))
    # One look at every cell; nearly all of them have nothing to tell.
    marked = [cell for cell in grid.every_cell if cell[4] or cell[5] or cell[6]]
    yield from _cells("formula_without_value", grid, [cell for cell in marked if cell.without_result])
    yield from _cells("error_cell", grid, [cell for cell in marked if cell.error])
    for font, count in sorted(Counter(cell.font for cell in marked if cell.font).items()):
        yield Fact("legacy_font", grid.name, font, count)
    yield from _cells("stray_cells", grid, _stray(grid, rows, columns))
    if comments:
        yield Fact("comments", grid.name, _first(sorted(comments, key=_row_first), _ADDRESSES_TOLD), len(comments))


def _cells(code: str, grid: Grid, cells: Sequence[Cell]) -> list[Fact]:
    addresses = [cell.address for cell in sorted(cells, key=_place)[: _ADDRESSES_TOLD + 1]] if cells else []
    return [Fact(code, grid.name, _first(addresses, _ADDRESSES_TOLD), len(cells))] if cells else []


def _row_first(address: str) -> tuple[int, int, str]:
    letters = address.rstrip("0123456789")
    return int(address[len(letters) :]), len(letters), letters


def _place(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column


def _stray(grid: Grid, rows: set[int], columns: set[int]) -> list[Cell]:
    """Return the filled cells that a wide empty strip parts from the block that holds most cells."""
    row_blocks, column_blocks = _blocks(rows, _EMPTY_ROWS), _blocks(columns, _EMPTY_COLUMNS)
    if len(row_blocks) < 2 and len(column_blocks) < 2:
        return []
    blocks: dict[tuple[int, int], list[Cell]] = {}
    row_of = {number: at for at, block in enumerate(row_blocks) for number in block}
    column_of = {number: at for at, block in enumerate(column_blocks) for number in block}
    for cell in grid.every_cell:
        blocks.setdefault((row_of[cell.row], column_of[cell.column]), []).append(cell)
    table = max(blocks.values(), key=len)
    return [cell for block in blocks.values() if block is not table and len(block) <= _MOST_STRAY for cell in block]


def _blocks(numbers: set[int], most_empty: int) -> list[list[int]]:
    """Return the numbers in blocks, parted where so many or more are missing in between."""
    blocks: list[list[int]] = []
    for number in sorted(numbers):
        if blocks and number - blocks[-1][-1] <= most_empty:
            blocks[-1].append(number)
        else:
            blocks.append([number])
    return blocks
