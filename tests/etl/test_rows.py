"""Rows between the head and the signature: merged cells, ditto marks, sections, prepared rows."""

import pytest

from tests.office import Office, places

PROGRESS = "## Tiến độ\n| Mã nội dung | Kết quả thực hiện | Trạng thái | Kết quả nổi bật |\n"
PEOPLE = "## Đề nghị khen thưởng\n| STT | Họ và tên | Năm sinh | Danh hiệu |\n"


def told(office: Office, book: str) -> list[tuple[str, str]]:
    """Return what is found about a workbook, sheets it lacks aside."""
    return [place for place in places(office.check(book)) if place[0] != "missing_sheet"]


def test_a_merged_cell_is_filled_down_inside_its_merge_only(office: Office) -> None:
    book = (
        PROGRESS.replace("\n", "\ngộp C4:C5\n", 1)
        + "| 1.1 | 1 | Đang thực hiện | |\n| 1.2 | 2 | | |\n| 2.1 | 3 | | |\n"
    )

    assert told(office, book) == [("required_empty", "C6")]
    office.load(book)
    assert office.view("current_progress", "item_code", "status") == [("1.1", "in_progress"), ("1.2", "in_progress")]


def test_a_merged_number_is_read_for_each_row_and_said(office: Office) -> None:
    book = PROGRESS.replace("\n", "\ngộp B4:B5\n", 1) + "| 1.1 | 7 | Đang thực hiện | |\n| 1.2 | | Đang thực hiện | |\n"

    assert told(office, book) == [("merged_quantity", "B4")]


def test_a_row_of_nothing_but_a_merged_cell_is_no_row(office: Office) -> None:
    book = PROGRESS.replace("\n", "\ngộp C4:C9\n", 1) + "| 1.1 | 1 | Đang thực hiện | |\n"

    assert told(office, book) == []


def test_a_second_award_beside_a_merged_name_is_a_row_of_its_own_and_no_title(office: Office) -> None:
    heading = "## Đề nghị khen thưởng\ngộp A4:A5, C4:C5\n| Họ và tên | Cá nhân/Tập thể | Năm sinh | Danh hiệu |\n"
    book = heading + "| Đỗ Văn An | Cá nhân | 1980 | LĐTT |\n| | | | CSTĐCS |\n"

    assert told(office, book) == [("required_empty", "B5")]


@pytest.mark.parametrize("mark", ['"', "-nt-", "nt", "như trên", "Như trên", "〃"])
def test_a_ditto_mark_says_what_stands_above(office: Office, mark: str) -> None:
    book = PROGRESS + f"| 1.1 | 1 | Đang thực hiện | |\n| 1.2 | 2 | {mark} | |\n| 2.1 | 3 | {mark} | |\n"

    assert told(office, book) == []
    office.load(book)
    assert office.view("current_progress", "status") == [("in_progress",)] * 3


def test_a_ditto_mark_with_nothing_above_is_asked_to_be_written_out(office: Office) -> None:
    assert told(office, PROGRESS + "| 1.1 | 1 | -nt- | |\n") == [("ditto_without_above", "C4")]


def test_sections_say_what_their_rows_lack(office: Office) -> None:
    book = PEOPLE + (
        "| A. TẬP THỂ |\n| 1 | Phòng Tổ chức | | Tập thể lao động tiên tiến |\n"
        "| B | CÁ NHÂN |\n| 1 | Nguyễn Thị Hòa | 1985 | Lao động tiên tiến |\n"
        "| 2 | Đỗ Văn An | 1980 | Lao động tiên tiến |\n"
    )

    assert told(office, book) == []
    office.load(book)
    assert office.view("current_nominations", "nominee_name", "nominee_kind") == [
        ("Nguyễn Thị Hòa", "individual"),
        ("Phòng Tổ chức", "collective"),
        ("Đỗ Văn An", "individual"),
    ]


def test_a_name_alone_in_capitals_is_a_row_to_be_mended_not_a_section(office: Office) -> None:
    book = PEOPLE + "| B. CÁ NHÂN |\n| 1 | NGUYỄN THỊ HÒA | | |\n"

    assert told(office, book) == [("required_empty", "D5")]


def test_sections_that_name_units_give_their_rows_the_unit(office: Office) -> None:
    book = PROGRESS + (
        "| I. Văn phòng Sở |\n| 1.1 | 1 | Đang thực hiện | |\n| II. Thanh tra Sở |\n| 1.1 | 2 | Đang thực hiện | |\n"
    )

    answer = office.load(book, unit="")

    assert answer["unit"] == ["VP", "TTR"]
    assert office.view("current_progress", "unit_code", "actual") == [("TTR", 2), ("VP", 1)]


def test_rows_prepared_with_formulas_are_no_rows(office: Office) -> None:
    book = PROGRESS + "| 1.1 | 1 | Đang thực hiện | |\n" + "| #N/A | =1*0 | | |\n" * 50

    assert office.check(book)["rows"]["progress"] == {"read": 1, "accepted": 1, "refused": 0}
