"""Every column and every kind of column, walked from the declarations: a consumer that forgets one fails here."""

from typing import Any

import pytest

from domain.choices import CHOICES
from domain.columns import Column, Kind, Sheet
from domain.folding import strip_marks
from domain.headings import KNOWN_HEADINGS
from domain.sheets import WORKBOOK
from etl.book import Book, Cell, Grid
from etl.context import Context, read_context
from etl.normalise import normalise
from etl.recognise import Table, recognise
from etl.rows import DataRow
from ledger import Ledger
from ledger.ddl import SQL_TYPES, row_columns, row_table

COLUMNS = [(sheet, column) for sheet in WORKBOOK for column in sheet.columns]
HEADINGS = [(sheet, column, text) for sheet, column in COLUMNS for text in (column.heading, *column.other_headings)]
STORED = {
    Kind.CODE: str, Kind.LINE: str, Kind.TEXT: str, Kind.NUMBER: float, Kind.COUNT: int, Kind.PERCENT: float,
    Kind.DATE: object, Kind.YEAR: int, Kind.YES_NO: bool, Kind.CHOICE: str,
}  # fmt: skip


@pytest.fixture(scope="module")
def context(prepared_ledger: Any) -> Context:
    """The registers and plans files are judged against."""
    return read_context(Ledger.open(prepared_ledger))


def read_cell(sheet: Sheet, column: Column, typed: object, context: Context) -> tuple[object, list[str]]:
    """Return the value of one typed cell and the codes of what was found in it."""
    cell = Cell(2, 1, typed)
    table = Table(sheet, sheet.title, 1, {column.name: 1}, (DataRow(2, {column.name: cell}),))
    (row,) = normalise(table, context.choices)
    return row.values[column.name], [finding.code for finding in row.findings]


@pytest.mark.parametrize(("sheet", "column"), COLUMNS, ids=[f"{sheet.name}.{column.name}" for sheet, column in COLUMNS])
def test_a_columns_example_reads_without_finding_as_its_kind_is_stored(
    sheet: Sheet, column: Column, context: Context
) -> None:
    value, found = read_cell(sheet, column, column.example, context)

    assert found == []
    assert isinstance(value, STORED[column.kind])


@pytest.mark.parametrize(("sheet", "column"), COLUMNS, ids=[f"{sheet.name}.{column.name}" for sheet, column in COLUMNS])
def test_a_column_says_what_it_is_for(sheet: Sheet, column: Column) -> None:
    assert column.help.endswith(".")
    assert (column.choice is not None) is (column.kind is Kind.CHOICE)
    assert column.choice in {None, "award", *CHOICES}
    assert sheet.column(column.name) is column


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_is_covered_by_reader_store_and_these_tests(kind: Kind, context: Context) -> None:
    assert kind in SQL_TYPES
    assert kind in STORED
    sheet, column = next((sheet, column) for sheet, column in COLUMNS if column.kind is kind)
    for typed in ("###", 10**30, -1.5, True, "", "\u200b", "2023", 2023, 44927.5):
        _, found = read_cell(sheet, column, typed, context)
        assert len(found) <= 1


@pytest.mark.parametrize("sheet", WORKBOOK, ids=[sheet.name for sheet in WORKBOOK])
def test_a_sheets_table_has_its_columns_with_their_types(sheet: Sheet, prepared_ledger: Any) -> None:
    ledger = Ledger.open(prepared_ledger)
    with ledger._reading(None) as cursor:
        found = {row[0]: row[1] for row in cursor.execute(f"DESCRIBE {row_table(sheet)}").fetchall()}

    assert {name: found.get(name) for name in row_columns(sheet)} == row_columns(sheet)
    assert [column.name for column in sheet.columns if SQL_TYPES[column.kind] != found[column.name]] == []


def headings_of(sheet: Sheet, replaced: Column, text: str) -> list[str]:
    """Return the sheet's headings with one of them in other words."""
    return [text if column is replaced else column.heading for column in sheet.columns]


def recognised(sheet: Sheet, headings: list[str], context: Context) -> Table:
    """Return the table found under a row of headings, the sheet's own name left out."""
    cells = {(3, number): Cell(3, number, text) for number, text in enumerate(headings, start=1)}
    (table,) = recognise(Book((Grid("Sheet1", cells),)), context).tables
    return table


@pytest.mark.parametrize(
    ("sheet", "column", "text"),
    HEADINGS,
    ids=[f"{sheet.name}.{column.name}={text}" for sheet, column, text in HEADINGS],
)
def test_a_heading_is_recognised_in_every_wording_however_it_is_typed(
    sheet: Sheet, column: Column, text: str, context: Context
) -> None:
    broken = text.replace(" ", "\n", 1) + " "
    for typed in (text, text.upper(), text.lower(), strip_marks(text), broken, text.replace(" ", "  ")):
        table = recognised(sheet, headings_of(sheet, column, typed), context)

        assert table.sheet is sheet
        assert table.columns == {other.name: number for number, other in enumerate(sheet.columns, start=1)}


@pytest.mark.parametrize("sheet", WORKBOOK, ids=[sheet.name for sheet in WORKBOOK])
def test_no_wording_stands_for_two_columns_of_a_sheet(sheet: Sheet) -> None:
    keys = [key for column in sheet.columns for key in column.heading_keys]

    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("sheet", WORKBOOK, ids=[sheet.name for sheet in WORKBOOK])
def test_a_doubtful_heading_may_mean_several_columns_and_is_sure_of_none(sheet: Sheet) -> None:
    assert [key for key, columns in sheet.doubtful.items() if len(columns) < 2] == []
    assert sheet.doubtful.keys() & sheet.by_heading.keys() == set()


@pytest.mark.parametrize("sheet", WORKBOOK, ids=[sheet.name for sheet in WORKBOOK])
def test_a_known_heading_of_no_column_is_a_heading_of_no_column(sheet: Sheet) -> None:
    assert KNOWN_HEADINGS & (sheet.by_heading.keys() | sheet.doubtful.keys()) == set()
