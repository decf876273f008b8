"""From cells to values: each kind of column by its own parser; what can't be taken becomes a finding at its cell."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

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


@dataclass
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
    return [_row(table, row, choices, percents) for row in table.rows]


def place(table: Table, row: Row | DataRow, name: str) -> str:
    """Return the address of a row's cell in a column, filled or not; "" when the sheet has no such column."""
    cell = row.cells.get(name)
    if cell is not None:
        return cell.address
    return Cell(row.number, table.columns[name], None).address if name in table.columns else ""


def _row(table: Table, source: DataRow, choices: Mapping[str, Choice], percents: Mapping[int, float | Reject]) -> Row:
    row = Row(source.number, cells=source.cells, unit_cell=source.unit_cell)
    for name, cell in source.cells.items():
        column = table.sheet.column(name)
        finding = _broken(cell)
        if finding is None:
            try:
                finding = _take(table, row, column, cell, choices, percents)
            except Reject as reason:
                row.values[name] = None
                finding = (reason.code, reason.words)
        if finding is not None:
            code, words = finding
            row.findings.append(_at(table, cell, column, _refined(column, code), words))
    return row


def _take(
    table: Table,
    row: Row,
    column: Column,
    cell: Cell,
    choices: Mapping[str, Choice],
    percents: Mapping[int, float | Reject],
) -> tuple[str, dict[str, str]] | None:
    """Give the row the cell's value; return what is to be noted all the same. Raises Reject."""
    if column.kind is Kind.DATE:
        return _take_date(table, row, column, cell)
    both = parse_votes(cell.text) if column.counted_of and isinstance(cell.value, str) else None
    if both and column.counted_of:
        row.values[column.name] = both[0]
        # What stands in a column of its own outweighs the part after the stroke.
        row.values.setdefault(column.counted_of, both[1])
        return None
    row.values[column.name] = _value(column, cell, choices, percents)
    return None


def _at(table: Table, cell: Cell, column: Column, code: str, words: Mapping[str, str]) -> Finding:
    described = {"range": f"0–{MOST_PERCENT}%", **words}
    return Finding(code, table.source_sheet, cell.address, column.name, clean(cell.text), described)


def _broken(cell: Cell) -> tuple[str, dict[str, str]] | None:
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


def _value(column: Column, cell: Cell, choices: Mapping[str, Choice], percents: Mapping[int, float | Reject]) -> object:
    if column.kind is Kind.PERCENT:
        percent = percents[id(cell)]
        if isinstance(percent, Reject):
            raise percent
        return percent
    if column.kind is Kind.CHOICE:
        return choices[column.choice or ""].parse(cell.text)
    if column.kind is Kind.YES_NO:
        return choices["yes_no"].parse(_plain_code(cell)) == "yes"
    return _PARSERS[column.kind](cell)


def _take_date(table: Table, row: Row, column: Column, cell: Cell) -> tuple[str, dict[str, str]] | None:
    try:
        typed = parse_date(cell.value, counts_from_1904=table.counts_from_1904)
    except Reject:
        # The plan tells the day: "hàng tháng" or "Quý IV" beside it takes nothing away.
        if not column.from_plan or not _WORDS.search(cell.text) or _LIKE_A_DAY.search(cell.text):
            raise
        row.values[column.name] = None
        return "partial_date", {}
    row.values[column.name] = typed.on
    return None if typed.precision is Precision.DAY else ("partial_date", {})


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
