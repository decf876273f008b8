"""Rows of totals typed under or between the rows: checked against the rows they add up, never read as figures."""

import math
from collections.abc import Iterator, Sequence

from domain.columns import Kind
from domain.findings import Finding
from domain.numbers import parse_number
from domain.rejects import Reject
from etl.book import Cell
from etl.normalise import Row
from etl.recognise import Table
from etl.rows import DataRow

_ADDED_UP = (Kind.NUMBER, Kind.COUNT)


def check_totals(table: Table, rows: Sequence[Row]) -> Iterator[Finding]:
    """Yield a finding for each typed total that is neither the sum of all rows above nor of those since the last total.

    A column in which any of those rows holds something that isn't a number is left alone: its sum is not known.
    """
    last = 0
    for total in table.totals:
        for name, cell in total.cells.items():
            if table.sheet.column(name).kind in _ADDED_UP:
                yield from _checked(table, name, cell, _above(rows, total, 0), _above(rows, total, last))
        last = total.number


def _above(rows: Sequence[Row], total: DataRow, first: int) -> list[Row]:
    return [row for row in rows if first < row.number < total.number]


def _checked(table: Table, name: str, cell: Cell, every: list[Row], section: list[Row]) -> Iterator[Finding]:
    try:
        typed = parse_number(cell.value, percent_format=cell.percent_format)
    except Reject:
        return
    sums = [_sum(part, name) for part in (every, section)]
    if None in sums or any(math.isclose(typed, found or 0.0, abs_tol=1e-6) for found in sums):
        return
    said = f"{sums[1]:.9f}".rstrip("0").rstrip(".").replace(".", ",")
    yield Finding("total_mismatch", table.source_sheet, cell.address, name, cell.text, {"sum": said})


def _sum(rows: Sequence[Row], name: str) -> float | None:
    values = [row.values.get(name) for row in rows if name in row.cells]
    numbers = [float(value) for value in values if isinstance(value, (int, float))]
    try:
        return math.fsum(numbers) if len(numbers) == len(values) else None
    except OverflowError:
        return None
