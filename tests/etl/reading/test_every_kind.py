"""The same table saved in every kind of file is the same table to whoever reads it."""

from datetime import date, datetime

import pytest

from domain.rejects import Reject
from domain.xray import Fact
from etl.book import Area, Book, Grid
from etl.reading.read import read_book
from tests.etl.broken_files import encrypted, old_excel
from tests.etl.reading.conftest import Converted
from tests.etl.reading.packages import seen, seen_by_openpyxl, values

SHEET = "Tiến độ"
MIXED = {
    "A1": "Mã nội dung",
    "B1": "  hai  dấu cách ",
    "C1": "hai\ndòng",
    "D1": 12,
    "E1": 0.5,
    "F1": -3.25,
    "A2": date(2023, 3, 31),
    "B2": datetime(2023, 3, 31, 8, 30),
    "C2": 0.855,
    "D2": True,
    "E2": 13,
    "G2": "#N/A",
    "A4": "gộp",
    "A8": "ChiÕn sÜ",
    "A9": "đã bỏ",
    "A10": "Thi đua khen thưởng",
    "A11": "0012",
}
FACTS = (
    Fact("hidden_sheet", "Ẩn", "Ẩn", 1),
    Fact("hidden_rows", SHEET, "9", 1),
    Fact("hidden_columns", SHEET, "D", 1),
    Fact("error_cell", SHEET, "G2", 1),
    Fact("legacy_font", SHEET, ".VnTime", 1),
    Fact("struck_through", SHEET, "9", 1),
    Fact("comments", SHEET, "A1", 1),
)


def table(book: Book) -> list[tuple[str, bool, dict[str, object]]]:
    """Return name, whether it is hidden and the values of each sheet."""
    return [(grid.name, grid.is_hidden, values(grid)) for grid in book.grids]


def marks(grid: Grid) -> dict[str, list[str]]:
    """Return the addresses of the cells that say something beside their value."""
    cells = grid.cells.values()
    return {
        "percent": [cell.address for cell in cells if cell.percent_format],
        "error": [cell.address for cell in cells if cell.error],
        "font": [cell.address for cell in cells if cell.font],
    }


def test_the_original_holds_what_was_written(originals: dict[str, bytes]) -> None:
    book = read_book(originals["mixed"], "xlsx")
    # XlsxWriter stores an empty result as none; LibreOffice computes it when it opens the file.
    assert table(book) == [(SHEET, False, {**MIXED, "F2": None}), ("Ẩn", True, {"B2": "x"})]
    assert set(book.facts) == {*FACTS, Fact("formula_without_value", SHEET, "F2", 1)}
    assert book.not_seen == ()


@pytest.mark.parametrize("name", ["template", "mixed", "from_1904"])
def test_libreoffice_xlsx_reads_as_openpyxl_reads_it(converted: Converted, name: str) -> None:
    content = converted(name, "xlsx")
    assert seen(read_book(content, "xlsx")) == seen_by_openpyxl(content)


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_the_template_is_the_same_in_every_kind(originals: dict[str, bytes], converted: Converted, kind: str) -> None:
    book = read_book(converted("template", kind), kind)
    assert table(book) == table(read_book(originals["template"], "xlsx"))
    assert book.facts == ()


@pytest.mark.parametrize("name", ["mixed", "from_1904"])
@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_xlsx_and_xls_say_all_of_it(converted: Converted, name: str, kind: str) -> None:
    book = read_book(converted(name, kind), kind)
    grid, _ = book.grids

    assert table(book) == [(SHEET, False, MIXED), ("Ẩn", True, {"B2": "x"})]
    assert marks(grid) == {"percent": ["C2"], "error": ["G2"], "font": ["A8"]}
    assert (grid.hidden_rows, grid.hidden_columns, grid.merges) == ({9}, {4}, (Area(4, 1, 6, 2),))
    assert set(book.facts) == {*FACTS, *([Fact("date_1904")] if name == "from_1904" else [])}
    assert book.counts_from_1904 is (name == "from_1904")


@pytest.mark.parametrize("name", ["mixed", "from_1904"])
def test_ods_keeps_values_and_says_what_it_does_not_show(converted: Converted, name: str) -> None:
    book = read_book(converted(name, "ods"), "ods")
    without_error = {place: value for place, value in MIXED.items() if place != "G2"}

    assert table(book) == [(SHEET, False, without_error), ("Ẩn", True, {"B2": "x"})]
    assert book.not_seen == (
        "công thức chưa có kết quả",
        "ô báo lỗi",
        "định dạng số (%)",
        "hàng và cột ẩn",
        "ô gộp",
    )
    assert book.facts == (Fact("hidden_sheet", "Ẩn", "Ẩn", 1),)


def test_xls_says_what_it_does_not_show(converted: Converted) -> None:
    assert read_book(converted("mixed", "xls"), "xls").not_seen == ("công thức chưa có kết quả",)


def test_csv_keeps_the_texts_of_the_first_sheet(converted: Converted) -> None:
    (grid,) = read_book(converted("mixed", "csv"), "csv").grids
    assert values(grid) == {
        **{place: value for place, value in MIXED.items() if isinstance(value, str)},
        "D1": "12",
        "E1": "0.5",
        "F1": "-3.25",
        "A2": "31/03/2023",
        "B2": "31/03/2023 08:30",
        "C2": "85.5%",
        "D2": "TRUE",
        "E2": "13",
    }


@pytest.mark.parametrize("kind", ["xlsx", "xlsm", "xls", "xlsb", "ods"])
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"abc" * 1000, encrypted(), old_excel()])
def test_what_is_no_such_file_is_unreadable(kind: str, content: bytes) -> None:
    with pytest.raises(Reject) as refusal:
        read_book(content, kind)
    assert refusal.value.code == "unreadable_file"


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_a_file_damaged_at_any_place_is_read_or_refused(converted: Converted, kind: str) -> None:
    content = converted("mixed", kind)
    codes = set()
    for at in range(0, len(content), max(1, len(content) // 150)):
        damaged = content[:at] + b"\xff\x00\xff\x7f" + content[at + 4 :]
        try:
            read_book(damaged, kind)
        except Reject as reason:
            codes.add(reason.code)
    assert "unreadable_file" in codes
    assert codes <= {"unreadable_file", "encrypted_file", "too_large", "unsafe_file"}
