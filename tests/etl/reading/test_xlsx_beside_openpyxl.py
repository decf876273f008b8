"""The reader of .xlsx files tells what openpyxl tells, for files of every writer at hand."""

from datetime import date, datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.reading.read import read_book
from etl.template import write_template
from tests.etl.reading.packages import by_xlsxwriter, seen, seen_by_openpyxl
from tests.etl.test_template import example_rows, order
from tests.sample import SampleYear

FORMATS = ["General", "0.0%", "#,##0", "dd/mm/yyyy", "[h]:mm", '0" ngày"', "[$-42A]d mmmm yyyy", "@", "0.00E+00"]
# Neither library may keep these: XML has no control characters, and a carriage return becomes a line feed.
TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn")) | st.sampled_from("\n\tđĐạ "), min_size=1, max_size=40
)
NUMBERS = st.integers(-(10**14), 10**14) | st.floats(-1e100, 1e100).filter(
    lambda number: number == 0 or abs(number) > 1e-100
)
MOMENTS = st.datetimes(datetime(1900, 3, 2), datetime(2100, 1, 1)).map(lambda moment: moment.replace(microsecond=0))
PLACES = st.tuples(st.integers(1, 60), st.integers(1, 30))
CELLS = st.dictionaries(
    PLACES, st.tuples(TEXTS | NUMBERS | MOMENTS | st.booleans(), st.sampled_from(FORMATS)), max_size=25
)
HIDDEN = st.sets(st.integers(1, 60), max_size=5)


def is_fit(value: object, code: str) -> bool:
    """Tell whether both readers mean the same by a number under a format: days before 1900 have no common name."""
    if isinstance(value, datetime):
        return "y" in code
    return not isinstance(value, (int, float)) or isinstance(value, bool) or ("y" not in code and code != "[h]:mm")


@settings(max_examples=40, deadline=None)
@given(CELLS, HIDDEN, HIDDEN)
def test_a_file_of_xlsxwriter_reads_alike(cells: Any, rows: set[int], columns: set[int]) -> None:
    def fill(book: Any, sheet: Any) -> None:
        for (row, column), (value, code) in cells.items():
            if not is_fit(value, code):
                continue
            look = book.add_format({"num_format": code})
            if isinstance(value, datetime):
                sheet.write_datetime(row - 1, column - 1, value, look)
            elif isinstance(value, str):
                sheet.write_string(row - 1, column - 1, value, look)
            elif isinstance(value, bool):
                sheet.write_boolean(row - 1, column - 1, value, look)
            else:
                sheet.write_number(row - 1, column - 1, value, look)
        for row in rows:
            sheet.set_row(row - 1, None, None, {"hidden": True})
        for column in columns:
            sheet.set_column(column - 1, column - 1, None, None, {"hidden": True})
        sheet.merge_range(80, 1, 82, 4, "gộp")

    content = by_xlsxwriter(fill)

    assert seen(read_book(content, "xlsx")) == seen_by_openpyxl(content)


@settings(max_examples=40, deadline=None)
@given(CELLS, HIDDEN)
def test_a_file_of_openpyxl_reads_alike(cells: Any, rows: set[int]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for (row, column), (value, code) in cells.items():
        if is_fit(value, code):
            cell = sheet.cell(row, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
            cell.number_format = code
    for row in rows:
        sheet.row_dimensions[row].hidden = True
    sheet["B90"], sheet["B91"], sheet["B92"] = "=1+1", "#N/A", "=1/0"
    sheet.merge_cells("D90:E95")
    stream = BytesIO()
    book.save(stream)

    assert seen(read_book(stream.getvalue(), "xlsx")) == seen_by_openpyxl(stream.getvalue())


def test_the_template_reads_alike_and_has_nothing_to_tell() -> None:
    stream = BytesIO()
    write_template(order(rows=example_rows()), stream)

    book = read_book(stream.getvalue(), "xlsx")

    assert seen(book) == seen_by_openpyxl(stream.getvalue())
    assert book.facts == ()


@pytest.mark.parametrize("part", range(4))
def test_the_invented_workbooks_read_alike(sample_year: SampleYear, part: int) -> None:
    files = sorted(sample_year.files.rglob("*.xlsx"))[part * 3 :: 40]
    assert files
    for path in files:
        content = path.read_bytes()
        assert seen(read_book(content, "xlsx")) == seen_by_openpyxl(content), path.name


def test_days_are_days_and_moments_are_moments() -> None:
    def fill(book: Any, sheet: Any) -> None:
        look = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        sheet.write_datetime("A1", datetime(2023, 3, 31), look)
        sheet.write_datetime("A2", datetime(2023, 3, 31, 8, 30), look)

    (grid,) = read_book(by_xlsxwriter(fill), "xlsx").grids

    assert [cell.value for cell in grid.cells.values()] == [date(2023, 3, 31), datetime(2023, 3, 31, 8, 30)]
