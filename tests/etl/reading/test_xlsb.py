"""Binary workbooks of Excel."""

import pytest

from domain.rejects import Reject
from domain.xray import Fact
from etl.reading.read import read_book
from tests.etl.reading.binary_workbook import binary_workbook
from tests.etl.reading.packages import values

TABLE = {2: {1: "Mã nội dung", 3: "Kết quả thực hiện"}, 3: {1: "1.1", 2: 12, 3: 0.5, 4: True, 5: None}}


def test_values_and_hidden_sheets_are_read_and_the_rest_is_named() -> None:
    book = read_book(binary_workbook({"Tiến độ": TABLE, "Ẩn": {1: {1: "x"}}}, hidden=("Ẩn",)), "xlsb")

    assert [(grid.name, grid.is_hidden, values(grid)) for grid in book.grids] == [
        (
            "Tiến độ",
            False,
            {"A2": "Mã nội dung", "C2": "Kết quả thực hiện", "A3": "1.1", "B3": 12, "C3": 0.5, "D3": True},
        ),
        ("Ẩn", True, {"A1": "x"}),
    ]
    assert book.facts == (Fact("hidden_sheet", "Ẩn", "Ẩn", 1),)
    assert book.not_seen == (
        "công thức chưa có kết quả",
        "ô báo lỗi",
        "định dạng số (%)",
        "hàng và cột ẩn",
        "ô gộp",
    )


def test_a_cell_far_away_is_too_much_to_open() -> None:
    content = binary_workbook({"Tiến độ": {**TABLE, 20_000: {200: "x"}}})
    with pytest.raises(Reject) as refusal:
        read_book(content, "xlsb")
    assert refusal.value == Reject("too_large", size="hơn 2.000.000 ô", limit="2.000.000 ô")


def test_a_cell_beyond_the_last_of_a_sheet_is_damage() -> None:
    with pytest.raises(Reject) as refusal:
        read_book(binary_workbook({"Tiến độ": {1: {16_385: "x"}}}), "xlsb")
    assert refusal.value == Reject("unreadable_file")


def test_a_file_damaged_at_any_byte_is_read_or_refused() -> None:
    content = binary_workbook({"Tiến độ": TABLE})
    codes = set()
    for at in range(0, len(content), 3):
        try:
            read_book(content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :], "xlsb")
        except Reject as reason:
            codes.add(reason.code)
    assert codes == {"unreadable_file"}
