"""Files with more tables than one: in one sheet, in several of a kind, beside each other; nothing of them is lost."""

# ruff: noqa: E501 - a row of a workbook is one line

import pytest

from tests.office import Office, places

PROGRESS = (
    "| Mã nội dung | Kết quả thực hiện | Trạng thái |\n| 1.1 | 2 | Đang thực hiện |\n| 1.2 | 3 | Đang thực hiện |\n"
)
DIFFICULTIES = "| STT | Khó khăn, vướng mắc | Kiến nghị |\n| 1 | Thiếu hướng dẫn | Đề nghị hướng dẫn |\n"
NOMINEES = "| STT | Họ và tên | Danh hiệu đề nghị |\n"


def told(office: Office, book: str, **said: object) -> list[tuple[str, str]]:
    """Return what is found about a workbook, sheets it lacks aside."""
    return [place for place in places(office.check(book, **said)) if place[0] != "missing_sheet"]


def accepted(office: Office, book: str, **said: object) -> dict[str, int]:
    """Return how many rows of each sheet are in."""
    return {sheet: rows["accepted"] for sheet, rows in office.check(book, **said)["rows"].items()}


def test_tables_one_below_the_other_are_each_read(office: Office) -> None:
    book = f"## Báo cáo\nI. KẾT QUẢ THỰC HIỆN\n{PROGRESS}.\nII. KHÓ KHĂN, VƯỚNG MẮC\n{DIFFICULTIES}"

    assert told(office, book) == []
    assert accepted(office, book) == {"progress": 2, "difficulties": 1}


def test_a_head_repeated_after_a_page_is_no_row(office: Office) -> None:
    head, *rows = PROGRESS.splitlines()
    book = "\n".join(["## Tiến độ", head, rows[0], head, rows[1]])

    assert told(office, book) == []
    assert accepted(office, book) == {"progress": 2}


def test_a_second_sheet_of_a_kind_with_rows_of_its_own_is_an_error(office: Office) -> None:
    book = f"## Tháng 1\n{PROGRESS}## Tháng 2\n{PROGRESS.replace('| 2 |', '| 5 |')}"

    answer = office.check(book)

    assert (answer["status"], told(office, book)) == ("partial", [("repeated_sheet", "A3")])
    assert [f["sheet"] for f in answer["findings"] if f["code"] == "repeated_sheet"] == ["Tháng 2"]


def test_a_copy_of_a_sheet_left_in_the_file_is_only_noted(office: Office) -> None:
    assert told(office, f"## Sheet1\n{PROGRESS}## Sheet1 (2)\n{PROGRESS}") == [("not_checked", "")]


def test_a_sheet_may_say_by_its_name_who_its_rows_are(office: Office) -> None:
    book = f"## Tập thể\n{NOMINEES}| 1 | Phòng Tổ chức | Tập thể lao động tiên tiến |\n"

    office.load(book)

    assert office.view("current_nominations", "nominee_kind") == [("collective",)]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("| 1.1 | 1 | Đang thực hiện | x |", [("unread_column", "D4")]),
        ("| 1.1 | 1 | Đang thực hiện | |", []),
    ],
)
def test_a_filled_column_without_a_heading_is_told(office: Office, rows: str, found: list[tuple[str, str]]) -> None:
    book = f"## Tiến độ\n| Mã nội dung | Kết quả thực hiện | Trạng thái | |\n{rows}\n"

    assert told(office, book) == found


def test_row_numbers_without_a_heading_are_nothing_to_tell(office: Office) -> None:
    book = "## Tiến độ\n| | Mã nội dung | Trạng thái |\n| 1 | 1.1 | Đang thực hiện |\n| 2 | 1.2 | Đang thực hiện |\n"

    assert told(office, book) == []


def test_one_heading_over_two_columns_is_one_column(office: Office) -> None:
    book = (
        "## Danh sách nhân sự\ngộp C3:D3\ngộp A3:A4\ngộp B3:B4\n"
        "| STT | Họ và tên | Năm sinh | |\n| | | Nam | Nữ |\n| 1 | Đỗ Văn An | 1980 | |\n| 2 | Nguyễn Thị Hòa | | 1985 |\n"
    )

    assert told(office, book) == []
    office.load(book)
    assert office.view("current_roster", "full_name", "birth_year") == [("Nguyễn Thị Hòa", 1985), ("Đỗ Văn An", 1980)]


@pytest.mark.parametrize(
    "row",
    [
        "| 1 | Tổng số biên chế được giao chưa đủ để triển khai | |",
        "| 2 | Cộng tác viên chưa được tập huấn | |",
        "| | b) thiếu kinh phí | |",
    ],
)
def test_words_that_begin_like_a_total_or_a_section_are_a_difficulty(office: Office, row: str) -> None:
    book = f"## Khó khăn, vướng mắc\n{DIFFICULTIES}{row}\n"

    assert accepted(office, book) == {"difficulties": 2}


def test_a_measure_that_folds_like_a_total_is_none(office: Office) -> None:
    book = "## Tiến độ\n| Mã nội dung | Đơn vị tính | Kết quả thực hiện | Trạng thái |\n| 1.1 | công | 5 | Đang thực hiện |\n"

    assert accepted(office, book) == {"progress": 1}


def test_a_first_row_of_figures_is_not_the_numbering(office: Office) -> None:
    book = "## Tiến độ\n| Mã nội dung | Chỉ tiêu | Kết quả thực hiện | Tỷ lệ (%) |\n| 7 | 12 | 6 | 50 |\n| 1.1 | 12 | 6 | 50 |\n"

    assert told(office, book) == [("unknown_item", "A4")]


def test_a_dated_line_between_rows_ends_nothing(office: Office) -> None:
    head, first, second = PROGRESS.splitlines()
    book = "\n".join(["## Tiến độ", head, first, "Hưng Yên, ngày 20 tháng 3 năm 2023", second])

    assert accepted(office, book) == {"progress": 2}


def test_what_is_no_name_below_a_signature_is_told(office: Office) -> None:
    book = f"## Khó khăn, vướng mắc\n{DIFFICULTIES}| | Người lập biểu | |\n| | Nguyễn Văn A | |\n| | Thiếu kinh phí in tài liệu | |\n"

    assert told(office, book) == [("not_checked", "A7")]


def test_an_unknown_unit_on_the_line_of_the_unit_is_asked_about_whatever_the_letterhead_says(office: Office) -> None:
    book = f"## Tiến độ\nVĂN PHÒNG SỞ\nĐơn vị: Phòng Không Có Thật\n{PROGRESS}"

    assert told(office, book, unit="") == [("unknown_unit", "")]


@pytest.mark.parametrize(
    "titles", ["Đơn vị: Ban Tôn giáo\nĐơn vị báo cáo: Phòng CCHC", "Đơn vị: VP\nĐơn vị: Thanh tra Sở"]
)
def test_two_units_in_one_title_are_asked_about(office: Office, titles: str) -> None:
    assert told(office, f"## Tiến độ\n{titles}\n{PROGRESS}", unit="") == [("unknown_unit", "")]


def test_two_periods_in_one_title_are_asked_about(office: Office) -> None:
    book = f"## Tiến độ\nQUÝ I NĂM 2023\n6 tháng đầu năm 2023\n{PROGRESS}"

    assert told(office, book, period="") == [("unknown_period", "")]


def test_a_line_that_says_what_is_counted_in_is_no_unit(office: Office) -> None:
    assert office.check(f"## Tiến độ\nVĂN PHÒNG SỞ\nĐơn vị: triệu đồng\n{PROGRESS}", unit="")["unit"] == "VP"


def test_a_title_near_one_of_the_plan_is_proposed(office: Office) -> None:
    book = (
        "## Tiến độ\n| Nội dung công việc | Trạng thái |\n| Tuyên truyền Luật Thi đua, khen thưởng | Đang thực hiện |\n"
    )

    (finding,) = [found for found in office.check(book)["findings"] if found["code"] == "unknown_item"]

    assert finding["message"] == (
        "“Tuyên truyền Luật Thi đua, khen thưởng” không phải tên nội dung của Kế hoạch. "
        "Nếu là “Tuyên truyền Luật Thi đua, khen thưởng và Quyết định số 18/2020/QĐ-UBND của UBND tỉnh”, hãy ghi mã 1.2."
    )


def test_words_in_the_column_of_deadlines_take_no_row_away(office: Office) -> None:
    book = "## Tiến độ\n| Mã nội dung | Trạng thái | Thời hạn |\n| 1.1 | Đang thực hiện | hàng tháng |\n"

    assert told(office, book) == [("partial_date", "C4")]


def test_only_the_rows_of_its_own_table_decide_what_a_heading_means(office: Office) -> None:
    first = "| Mã nội dung | Kết quả | Trạng thái |\n| 1.1 | 2 | Đang thực hiện |\n"
    book = f"## Báo cáo\n{first}.\n| STT | Khó khăn, vướng mắc | Kiến nghị |\n| 1 | Thiếu hướng dẫn | Đề nghị hướng dẫn |\n"

    assert told(office, book) == [("heading_read_as", "B3")]
    office.load(book)
    assert office.view("current_progress", "actual") == [(2,)]
