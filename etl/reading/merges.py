"""What lies under merged areas."""

from collections.abc import Iterable

from etl.book import Area, Cell


def uncovered(cells: dict[tuple[int, int], Cell], merges: Iterable[Area]) -> dict[tuple[int, int], Cell]:
    """Take out, in place, the cells under a merged area beside its first, and return the others: nobody sees them."""
    for area in merges:
        first = (area.first_row, area.first_column)
        for row in range(area.first_row, area.last_row + 1):
            for column in range(area.first_column, area.last_column + 1):
                if (row, column) != first:
                    cells.pop((row, column), None)
    return cells
