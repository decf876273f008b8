"""From cells to values: each kind of column by its own parser; what can't be taken becomes a finding at its cell."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from domain.choices import Choice, is_ditto
from domain.columns import Column, Kind
from domain.dates import Precision, parse_date
from domain.findings import Finding
from domain.folding import clean, clean_lines
from domain.numbers import (
    MOST_PERCENT,
    PercentCell,
    parse_integer,
    parse_number,
    parse_percents,
    parse_votes,
    parse_year,
)
from domain.rejects import Reject
from etl.book import Cell
from etl.recognise import Table
from etl.rows import DataRow

_WORDS = re.compile(r"[^\W\d_]{2}")
_LIKE_A_DAY = re.compile(r"\d\s*[/.-]\s*\d")
_LARGEST_FRACTION = 10  # 1000% is the most that is taken
_MOST_KEPT = 10_000  # values of a column
_KEPT = frozenset({str, int, bool, date})
_Noted = tuple[str, Mapping[str, str]]  # the code of a finding and the words of its sentence


@dataclass(slots=True)
class Row:
    """One row being judged: values by column name, the cells they came from, and what was found in them."""

    number: int
    values: dict[str, object] = field(default_factory=dict)
    cells: Mapping[str, Cell] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    unit_cell: Cell | None = None
    unit_code: str = ""

    @property
    def is_refused(self) -> bool:
        """Whether an error stands in any of its cells."""
        return any(finding.is_error for finding in self.findings)

    def typed(self) -> dict[str, list[str]]:
        """Return column -> [address, text as typed] for every filled cell."""
        return {name: [cell.address, cell.typed] for name, cell in self.cells.items()}


def normalise(table: Table, choices: Mapping[str, Choice]) -> list[Row]:
    """Return the table's rows as values; percents are judged column by column, everything else cell by cell."""
    percents = _percents(table)
    columns = {column.name: _ColumnReader(table, column, choices, percents) for column in table.sheet.columns}
    return [_row(table, row, columns) for row in table.rows]


def place(table: Table, row: Row | DataRow, name: str) -> str:
    """Return the address of a row's cell in a column, filled or not; "" when the sheet has no such column."""
    cell = row.cells.get(name)
    if cell is not None:
        return cell.address
    return Cell(row.number, table.columns[name], None).address if name in table.columns else ""


def _row(table: Table, source: DataRow, columns: Mapping[str, "_ColumnReader"]) -> Row:
    row = Row(source.number, cells=source.cells, unit_cell=source.unit_cell)
    values = row.values
    for name, cell in source.cells.items():
        read = columns[name].read(cell)
        if read.counts:
            values[name] = read.value
        if read.noted is not None:
            column = table.sheet.column(name)
            row.findings.append(_at(table, cell, column, _refined(column, read.noted[0]), read.noted[1]))
        elif read.total is not None:
            # What stands in a column of its own outweighs the part after the stroke.
            values.setdefault(table.sheet.column(name).counted_of or "", read.total)
    return row


class _Read(NamedTuple):
    """A cell's value, None where it can't be taken, and what is to be noted; a broken cell has none that `counts`.

    `total`: what "7/9" says of the column that counts them all.
    """

    value: object
    noted: _Noted | None = None
    counts: bool = True
    total: int | None = None


class _ColumnReader:
    """Reads the cells of one column; a value that comes again and again is parsed once."""

    def __init__(
        self, table: Table, column: Column, choices: Mapping[str, Choice], percents: Mapping[int, float | Reject]
    ) -> None:
        self._taken = _taker(table, column, choices, percents)
        # Prose hardly comes again, and a percent depends on its whole column.
        self._kept = frozenset[type]() if column.kind in (Kind.TEXT, Kind.PERCENT) else _KEPT
        self._known: dict[tuple[type, object, bool], _Read] = {}

    def read(self, cell: Cell) -> _Read:
        kind = type(cell[2])
        if kind not in self._kept or cell.error or cell.without_result:
            return self._fresh(cell)
        # 1, 1.0 and True are equal and mean different things; so do 1 and 100%.
        key = (kind, cell[2], cell[3])
        read = self._known.get(key)
        if read is None:
            read = self._fresh(cell)
            if len(self._known) < _MOST_KEPT:
                self._known[key] = read
        return read

    def _fresh(self, cell: Cell) -> _Read:
        broken = _broken(cell)
        if broken is not None:
            return _Read(None, broken, counts=False)
        try:
            return self._taken(cell)
        except Reject as reason:
            return _Read(None, (reason.code, reason.words))


def _taker(
    table: Table, column: Column, choices: Mapping[str, Choice], percents: Mapping[int, float | Reject]
) -> Callable[[Cell], _Read]:
    """Return what takes a column's sound cells, with what is to be noted all the same; it raises Reject."""
    if column.kind is Kind.DATE:
        return lambda cell: _date(table, column, cell)
    value = _parser(column, choices, percents)
    if column.counted_of:
        return lambda cell: _counted(cell, value)
    return lambda cell: _Read(value(cell))


def _counted(cell: Cell, value: Callable[[Cell], object]) -> _Read:
    both = parse_votes(cell.text) if isinstance(cell.value, str) else None
    return _Read(both[0], total=both[1]) if both else _Read(value(cell))


def _at(table: Table, cell: Cell, column: Column, code: str, words: Mapping[str, str]) -> Finding:
    described = {"range": f"0–{MOST_PERCENT}%", **words}
    return Finding(code, table.source_sheet, cell.address, column.name, clean(cell.text), described)


def _broken(cell: Cell) -> _Noted | None:
    if cell.without_result:
        return "formula_without_value", {}
    if cell.error:
        return "error_cell", {}
    return ("ditto_without_above", {}) if isinstance(cell.value, str) and is_ditto(cell.value) else None


def _refined(column: Column, code: str) -> str:
    return "unknown_award" if code == "unknown_choice" and column.choice == "award" else code


def _percents(table: Table) -> dict[int, float | Reject]:
    name = next((c.name for c in table.sheet.columns if c.kind is Kind.PERCENT and c.name in table.columns), None)
    cells = (
        [row.cells[name] for row in table.rows if name in row.cells and _broken(row.cells[name]) is None]
        if name
        else []
    )
    judged = parse_percents([PercentCell(cell.value, cell.percent_format) for cell in cells])
    if not table.sees_formats:
        judged = _doubted(cells, judged)
    return {id(cell): percent for cell, percent in zip(cells, judged, strict=True)}


def _doubted(cells: Sequence[Cell], judged: Sequence[float | Reject]) -> list[float | Reject]:
    """Doubt small numbers where a % format isn't seen: 1,2 in such a file may be 120%."""
    bare = [cell.value for cell in cells if isinstance(cell.value, float) and not cell.value.is_integer()]
    if not any(1 < value <= _LARGEST_FRACTION for value in bare):
        return list(judged)
    small = [isinstance(cell.value, (int, float)) and 0 < cell.value <= _LARGEST_FRACTION for cell in cells]
    return [
        Reject("ambiguous_percent") if doubtful else percent for doubtful, percent in zip(small, judged, strict=True)
    ]


def _parser(
    column: Column, choices: Mapping[str, Choice], percents: Mapping[int, float | Reject]
) -> Callable[[Cell], object]:
    """Return what makes a value of a column's cell; it raises Reject."""
    if column.kind is Kind.PERCENT:
        return lambda cell: _judged(percents[id(cell)])
    if column.kind is Kind.CHOICE:
        return lambda cell: choices[column.choice or ""].parse(cell.text)
    if column.kind is Kind.YES_NO:
        return lambda cell: choices["yes_no"].parse(_plain_code(cell)) == "yes"
    return _PARSERS[column.kind]


def _judged(percent: float | Reject) -> float:
    if isinstance(percent, Reject):
        raise percent
    return percent


def _date(table: Table, column: Column, cell: Cell) -> _Read:
    try:
        typed = parse_date(cell.value, counts_from_1904=table.counts_from_1904)
    except Reject:
        # The plan tells the day: "hàng tháng" or "Quý IV" beside it takes nothing away.
        if not column.from_plan or not _WORDS.search(cell.text) or _LIKE_A_DAY.search(cell.text):
            raise
        return _Read(None, ("partial_date", {}))
    return _Read(typed.on, None if typed.precision is Precision.DAY else ("partial_date", {}))


def _plain_code(cell: Cell) -> str:
    # A code such as 1.1 that a spreadsheet program took for a number.
    if isinstance(cell.value, bool):
        return str(cell.value).lower()
    if isinstance(cell.value, float):
        return f"{cell.value:g}"
    if isinstance(cell.value, (int, datetime, date)):
        return cell.text
    return clean(str(cell.value)).lstrip("'")


def _in_range(number: float) -> float:
    if number < 0:
        raise Reject("out_of_range", range="≥ 0")
    return number


_PARSERS: dict[Kind, Callable[[Cell], object]] = {
    Kind.CODE: _plain_code,
    Kind.LINE: lambda cell: clean(cell.text),
    Kind.TEXT: lambda cell: clean_lines(cell.text),
    Kind.NUMBER: lambda cell: _in_range(parse_number(cell.value, percent_format=cell.percent_format)),
    Kind.COUNT: lambda cell: int(_in_range(parse_integer(cell.value, percent_format=cell.percent_format))),
    Kind.YEAR: lambda cell: parse_year(cell.value),
}
