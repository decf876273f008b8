"""Rows of totals typed under or between the rows: checked against the rows they add up, never read as figures."""

import math
from collections import deque
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
    added_up = (name for total in table.totals for name in total.cells if table.sheet.column(name).kind in _ADDED_UP)
    names = list(dict.fromkeys(added_up))
    sums: dict[str, float | None] = dict.fromkeys(names, 0.0)
    first = min((row.number for row in rows), default=0)
    for total, section in _sections(table.totals, rows):
        for name in names:
            part, before = _sum(section, name), sums[name]
            sums[name] = None if part is None or before is None else _finite(before + part)
            # A total may stand above all its rows.
            every = sums[name] if total.number > first else _sum(rows, name)
            if name in total.cells and part is not None and every is not None:
                yield from _checked(table, name, total.cells[name], every, part)


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None


def _sections(totals: Sequence[DataRow], rows: Sequence[Row]) -> Iterator[tuple[DataRow, list[Row]]]:
    """Yield each total with the rows between it and the one above it."""
    coming = deque(sorted(rows, key=lambda row: row.number))
    for total in totals:
        section = []
        while coming and coming[0].number < total.number:
            section.append(coming.popleft())
        yield total, section


def _checked(table: Table, name: str, cell: Cell, every: float, section: float) -> Iterator[Finding]:
    try:
        typed = parse_number(cell.value, percent_format=cell.percent_format)
    except Reject:
        return
    if any(math.isclose(typed, found, abs_tol=1e-6) for found in (every, section)):
        return
    said = f"{section:.9f}".rstrip("0").rstrip(".").replace(".", ",")
    yield Finding("total_mismatch", table.source_sheet, cell.address, name, cell.text, {"sum": said})


def _sum(rows: Sequence[Row], name: str) -> float | None:
    values = [row.values.get(name) for row in rows if name in row.cells]
    numbers = [float(value) for value in values if isinstance(value, (int, float))]
    try:
        return math.fsum(numbers) if len(numbers) == len(values) else None
    except OverflowError:
        return None
