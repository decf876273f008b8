"""What is taken away from a table: the screen's words and values, all rows, and what was chosen."""

import datetime as dt
from functools import partial
from io import BytesIO
from typing import Any

import pandas as pd
import pytest
from openpyxl import load_workbook

from domain.columns import Kind
from ui import export, tables
from ui.status import NOMINATION
from ui.tables import Column

FRAME = pd.DataFrame(
    {
        "title": ["=1+1", "z"],
        "actual": [1234.5, None],
        "percent": [85.5, None],
        "due_on": [dt.date(2023, 12, 31), None],
        "recorded_at": pd.to_datetime(["2023-12-31 17:00", None]),
        "state": ["decided", None],
        "severity": ["high", "strange"],
        "counted": pd.array([True, None], dtype="boolean"),
        "year": pd.array([1985, None], dtype="Int32"),
    }
)
COLUMNS = (
    Column("title", "Nội dung"),
    Column("actual", "Kết quả", "number"),
    Column("percent", "Tỷ lệ", "percent"),
    Column("due_on", "Thời hạn", "date"),
    Column("recorded_at", "Ghi lúc", "moment"),
    Column("state", "Trạng thái", "status", statuses=NOMINATION),
    Column("severity", "Mức độ", labels={"high": "Cao"}),
    Column("counted", "Tính", "yes_no"),
    Column("year", "Năm", "year"),
)


def sheet(frame: pd.DataFrame, columns: tuple[Column, ...] = COLUMNS, lang: str = "vi") -> Any:
    content = export.workbook_of(partial(tables.taken, frame, columns, lang), "Bảng", ("Quý I",), lang)
    return load_workbook(BytesIO(content)).active


def test_values_are_those_of_the_screen_and_states_their_words_without_the_symbol() -> None:
    columns, rows = tables.taken(FRAME, COLUMNS, "vi")
    assert [column.heading for column in columns] == [column.heading for column in COLUMNS]
    assert list(rows) == [
        (
            "=1+1",
            1234.5,
            85.5,
            dt.date(2023, 12, 31),
            dt.datetime(2024, 1, 1, 0, 0),
            "Đã có quyết định",
            "Cao",
            "Có",
            1985,
        ),
        ("z", None, None, None, None, None, "strange", None, None),
    ]


def test_what_a_cell_of_the_workbook_shows_is_what_the_screen_shows() -> None:
    numbers = [0, 7, 0.5, 1234.5, 1 / 3, 1_000_000, -12.25, 99.96, 33.333]
    frame = pd.DataFrame({"number": numbers, "percent": numbers})
    columns = (Column("number", "Số", "number"), Column("percent", "Tỷ lệ", "percent"))
    styled = tables.shown(frame, columns)._translate(sparse_index=False, sparse_cols=False)["body"]
    on_screen = [[cell["display_value"] for cell in row if cell["type"] == "td"] for row in styled]
    page = sheet(frame, columns)
    in_file = [[displayed(cell) for cell in row] for row in page.iter_rows(min_row=5, max_row=4 + len(numbers))]
    assert in_file == on_screen


def displayed(cell: Any) -> str:
    """What Excel shows in Viet Nam for a number under one of our formats."""
    whole, point, rest = cell.number_format.partition(".")
    assert whole.rstrip("%") == "#,##0"
    sign = "%" * cell.number_format.endswith("%")
    value = cell.value * 100 if sign else cell.value
    return f"{value:,.{len(rest.rstrip('%')) if point else 0}f}".translate(str.maketrans(",.", ".,")) + sign


def test_all_rows_are_taken_however_many_there_are() -> None:
    many = pd.DataFrame({"n": range(5000)})
    page = sheet(many, (Column("n", "Số", "number"),))
    assert (page.max_row, page.cell(page.max_row, 1).value) == (5000 + 6, "5.000/5.000 dòng")


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.value)
def test_every_kind_of_column_is_taken_somehow(kind: Kind) -> None:
    assert tables.TAKEN[tables.SHOWN[kind]] in {"text", "number", "percent", "date", "moment", "year"}


def test_a_files_name_is_plain_letters() -> None:
    assert (
        export.file_name("tong-quan", "Việc cần quyết định: Đợt 1/2", None)
        == "tong-quan_viec-can-quyet-dinh-dot-1-2.xlsx"
    )
    assert export.file_name("", "../../x", None) == "x.xlsx"
