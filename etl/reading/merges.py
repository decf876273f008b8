"""What lies under merged areas."""

from bisect import bisect_left
from collections.abc import Collection

from domain.rejects import Reject
from etl.book import Area, Cell
from etl.reading.limits import MOST_MERGED_CELLS


def uncovered(cells: dict[tuple[int, int], Cell], merges: Collection[Area]) -> dict[tuple[int, int], Cell]:
    """Take out, in place, the cells under a merged area beside its first, and return the others: nobody sees them.

    Raises Reject("unsafe_file") where more is merged than anybody would.
    """
    _refuse_too_many(merges)
    for area in merges:
        first = (area.first_row, area.first_column)
        for row in range(area.first_row, area.last_row + 1):
            for column in range(area.first_column, area.last_column + 1):
                if (row, column) != first:
                    cells.pop((row, column), None)
    return cells


def uncovered_rows(rows: dict[int, list[Cell]], merges: Collection[Area]) -> dict[int, list[Cell]]:
    """Do the same with cells given row by row, each from left to right."""
    _refuse_too_many(merges)
    for area in merges:
        for row in range(area.first_row, area.last_row + 1):
            cells = rows.get(row, [])
            # A cell begins with its place: what comes before a bare place lies left of it.
            first = bisect_left(cells, (row, area.first_column + (row == area.first_row)))
            del cells[first : bisect_left(cells, (row, area.last_column + 1))]
            if not cells:
                rows.pop(row, None)
    return rows


def _refuse_too_many(merges: Collection[Area]) -> None:
    if sum(map(_size, merges)) > MOST_MERGED_CELLS:
        raise Reject("unsafe_file")


def _size(area: Area) -> int:
    return (area.last_row - area.first_row + 1) * (area.last_column - area.first_column + 1)
