"""Headings as officials write them: in several rows, in other words, misspelt, ambiguous; what isn't sure is asked."""

import pytest

from etl.verdict import Chosen
from tests.office import Office, places

UNITS = {"unit": "Văn phòng Sở", "period": "Quý I năm 2023"}
DONE = "Đang thực hiện"


def values(office: Office, book: str, *fields: str, **said: object) -> list[tuple[object, ...]]:
    """Load a workbook and return fields of the rows of progress that count."""
    office.load(book, **said)
    return office.view("current_progress", *fields)


def told(office: Office, book: str, **said: object) -> list[tuple[str, str]]:
    """Return what is found about a workbook, sheets it lacks aside."""
    return [place for place in places(office.check(book, **said)) if place[0] != "missing_sheet"]


TWO_LEVELS = """## Tiến độ
gộp A4:A5
gộp B4:B5
gộp C4:D4
gộp E4:E5
| | | KẾT QUẢ BÁO CÁO |
| STT | Mã nội dung | Kết quả thực hiện | | Trạng thái |
| | | Số lượng | Tỷ lệ (%) | |
| (1) | (2) | (3) | (4) | (5) |
| 1 | 1.1 | 2 | 50% | Đang thực hiện |
"""


def test_a_head_of_two_rows_is_read_with_its_upper_row(office: Office) -> None:
    assert values(office, TWO_LEVELS, "item_code", "actual", "target", "percent_complete") == [("1.1", 2, None, 50)]


def test_a_head_of_three_rows_is_read(office: Office) -> None:
    book = """## Tiến độ
gộp A3:A5
gộp B3:E3
gộp B4:C4
gộp D4:E4
| Mã nội dung | Thực hiện kế hoạch năm |
| | Số liệu | | Đánh giá |
| | Chỉ tiêu | Kết quả thực hiện | Tỷ lệ hoàn thành (%) | Trạng thái |
| 1.1 | 4 | 2 | 50% | Đang thực hiện |
"""
    assert values(office, book, "target", "actual", "percent_complete", "status") == [(4, 2, 50, "in_progress")]


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("Trạng thai", []),  # without a mark it is the same word
        ("Trnạg thái", [("heading_read_as", "B3")]),
        ("Trạng thái (chọn trong danh sách)", []),
        ("TRẠNG THÁI NĂM 2023", []),
    ],
)
def test_a_misspelt_heading_is_read_and_said(office: Office, heading: str, found: list[tuple[str, str]]) -> None:
    book = f"## Tiến độ\n| Mã nội dung | {heading} | Minh chứng |\n| 1.1 | {DONE} | |"

    assert told(office, book) == found
    assert values(office, book, "status") == [("in_progress",)]


def test_a_doubtful_heading_is_asked_about_and_not_read(office: Office) -> None:
    book = f"## Tiến độ\n| Mã nội dung | Trạng thái | Kết quả thực hiện trong quý |\n| 1.1 | {DONE} | 3 |"

    assert told(office, book) == [("heading_unsure", "C3")]
    assert values(office, book, "actual") == [(None,)]


def test_an_answer_is_followed_and_remembered_for_the_unit_alone(office: Office) -> None:
    book = f"## Tiến độ\n| Mã nội dung | Trạng thái | Kết quả thực hiện trong quý |\n| 1.1 | {DONE} | 3 |"
    answer = Chosen(headings={("progress", "ket qua thuc hien trong qui"): "actual"})

    assert values(office, book, "actual", chosen=answer) == [(3,)]
    again = book.replace("| 3 |", "| 4 |")
    assert told(office, again) == []
    assert told(office, again, unit="Thanh tra Sở") == [("heading_unsure", "C3")]
    assert values(office, again, "actual") == [(4,)]


def test_a_column_that_is_not_to_be_read_stays_unread_without_being_asked_again(office: Office) -> None:
    book = f"## Tiến độ\n| Mã nội dung | Trạng thái | Kết quả thực hiện trong quý |\n| 1.1 | {DONE} | 3 |"
    answer = Chosen(headings={("progress", "ket qua thuc hien trong qui"): ""})

    office.load(book, chosen=answer)

    assert told(office, book.replace("| 3 |", "| 4 |")) == []


@pytest.mark.parametrize(
    ("typed", "field", "value"),
    [
        ("3", "actual", 3),
        ("Đã tổ chức 02 hội nghị", "result", "Đã tổ chức 02 hội nghị"),
        ("Hoàn thành", "status", "completed"),
    ],
)
def test_the_values_decide_what_a_result_is(office: Office, typed: str, field: str, value: object) -> None:
    book = (
        f"## Tiến độ\n| Mã nội dung | Kết quả | Tỷ lệ hoàn thành (%) |\n"
        f"| 1.1 | {typed} | 100% |\n| 1.2 | {typed} | 100% |"
    )

    assert values(office, book, field) == [(value,), (value,)]
    assert ("heading_read_as", "B3") in told(office, book.replace("100%", "90%"))


def test_a_result_of_numbers_and_words_is_asked_about(office: Office) -> None:
    book = (
        f"## Tiến độ\n| Mã nội dung | Kết quả | Trạng thái |\n| 1.1 | 3 | {DONE} |\n| 1.2 | chưa có số liệu | {DONE} |"
    )

    assert told(office, book) == [("heading_unsure", "B3")]


@pytest.mark.parametrize(
    ("rows", "field"),
    [
        ([("Hoàn thành", "28/03/2023"), ("Đang thực hiện", "")], "completed_on"),
        ([("Hoàn thành", ""), ("Đang thực hiện", "30/11/2023")], "due_on"),
    ],
)
def test_the_state_of_the_rows_decides_what_a_date_of_completion_is(
    office: Office, rows: list[tuple[str, str]], field: str
) -> None:
    book = "## Tiến độ\n| Mã nội dung | Trạng thái | Ngày hoàn thành | Minh chứng |\n"
    book += "".join(f"| 1.{n} | {state} | {day} | 12/BC-VP |\n" for n, (state, day) in enumerate(rows, start=1))

    office.load(book)

    assert [bool(row[0]) for row in office.view("progress_rows", field)].count(True) >= 1
    other = {"completed_on": "due_on", "due_on": "completed_on"}[field]
    assert office.view("progress_rows", other) == [(None,), (None,)]


def test_a_date_of_completion_beside_finished_work_only_is_asked_about(office: Office) -> None:
    book = (
        "## Tiến độ\n| Mã nội dung | Trạng thái | Ngày hoàn thành | Minh chứng |\n"
        "| 1.1 | Hoàn thành | 28/03/2023 | 1/BC |"
    )

    assert told(office, book) == [("heading_unsure", "C3")]


def test_with_the_deadline_beside_it_a_date_of_completion_is_no_question(office: Office) -> None:
    book = (
        "## Tiến độ\n| Mã nội dung | Trạng thái | Thời hạn | Ngày hoàn thành | Minh chứng |\n"
        "| 1.1 | Hoàn thành | 30/11/2023 | 28/03/2023 | 1/BC |"
    )
    office.load(book)

    assert [row[0].isoformat() for row in office.view("progress_rows", "completed_on")] == ["2023-03-28"]


def test_difficulties_in_columns_of_the_progress_sheet_are_difficulties(office: Office) -> None:
    book = (
        "## Tiến độ\n| Mã nội dung | Trạng thái | Khó khăn | Nguyên nhân | Đề xuất |\n"
        "| 1.1 | Đang thực hiện | Thiếu kinh phí | Chưa được giao | Đề nghị bổ sung |\n| 1.2 | Đang thực hiện | | | |\n"
    )
    answer = office.load(book)

    assert answer["rows"] == {
        "progress": {"read": 2, "accepted": 2, "refused": 0},
        "difficulties": {"read": 1, "accepted": 1, "refused": 0},
    }
    assert office.view("current_difficulties", "item_code", "description", "cause", "proposal") == [
        ("1.1", "Thiếu kinh phí", "Chưa được giao", "Đề nghị bổ sung")
    ]


def test_no_difficulties_in_columns_of_the_progress_sheet_are_a_report(office: Office) -> None:
    book = (
        "## Tiến độ\n| Mã nội dung | Trạng thái | Khó khăn |\n"
        "| 1.1 | Đang thực hiện | Không |\n| 1.2 | Đang thực hiện | Không có |\n"
    )

    office.load(book)

    assert office.view("nil_reports", "sheet") == [("difficulties",)]


def test_a_sheet_of_its_own_for_difficulties_outweighs_a_column_beside_progress(office: Office) -> None:
    book = (
        "## Tiến độ\n| Mã nội dung | Trạng thái | Khó khăn |\n| 1.1 | Đang thực hiện | Thiếu kinh phí |\n"
        "## Khó khăn, vướng mắc\n| Khó khăn, vướng mắc |\n| Thiếu người |\n"
    )

    assert told(office, book) == [("unread_column", "C3")]
    office.load(book)
    assert office.view("current_difficulties", "description") == [("Thiếu người",)]


PERSONS = (
    "## Danh sách nhân sự\n{merge}| STT | {heads} | Năm sinh |\n"
    "| 1 | Nguyễn Thị | Hòa | 1985 |\n| 2 | Đỗ Văn | An | 1980 |\n"
)


@pytest.mark.parametrize(
    ("heads", "merge"), [("Họ đệm | Tên", ""), ("Họ và tên | ", "gộp B3:C3\n"), ("Họ và chữ đệm | Họ và tên", "")]
)
def test_a_name_in_two_columns_is_one_name(office: Office, heads: str, merge: str) -> None:
    book = PERSONS.format(heads=heads, merge=merge)

    assert told(office, book) == []
    office.load(book)
    assert office.view("current_roster", "full_name") == [("Nguyễn Thị Hòa",), ("Đỗ Văn An",)]


def test_sentences_under_the_heading_of_a_quantity_are_the_account_of_what_was_done(office: Office) -> None:
    rows = "| 1.1 | Đã tổ chức 02 buổi tuyên truyền | Đang thực hiện |\n"
    book = f"## Tiến độ\n| Mã nội dung | Kết quả thực hiện | Trạng thái |\n{rows}"

    assert told(office, book) == [("heading_read_as", "B3")]
    assert values(office, book, "actual", "result") == [(None, "Đã tổ chức 02 buổi tuyên truyền")]


@pytest.mark.parametrize(
    ("heads", "sheet"),
    [
        ("Số ý kiến | Về khó khăn | Ý kiến chỉ đạo | Kết quả thực hiện", "directions"),
        ("Số ý kiến | Ý kiến chỉ đạo | Kết quả thực hiện", "directions"),
        ("Số ý kiến | Về khó khăn, vướng mắc | Trả lời", "directions"),
        ("Số ý kiến | Ý kiến chỉ đạo | Người cho ý kiến, ngày, văn bản | Kết quả thực hiện", "directions"),
        ("Số ý kiến | Người cho ý kiến, ngày, văn bản | Kết quả thực hiện | Minh chứng", "directions"),
        ("Số khó khăn | Khó khăn, vướng mắc | Ý kiến của Lãnh đạo, tình trạng", "difficulties"),
        ("Khó khăn, vướng mắc | Ý kiến của Lãnh đạo, tình trạng", "difficulties"),
        ("Số khó khăn | Mã nội dung | Khó khăn, vướng mắc", "difficulties"),
        ("Khó khăn | Nguyên nhân", "difficulties"),
        ("Khó khăn, vướng mắc | Thời hạn đề nghị | Đề xuất", "difficulties"),
    ],
)
def test_what_a_direction_is_about_is_not_taken_for_a_difficulty(office: Office, heads: str, sheet: str) -> None:
    answer = office.check(f"## Sheet1\n| {heads} |\n" + "| x " * (heads.count("|") + 1) + "|")

    assert list(answer["rows"]) == [sheet]
    assert [found["code"] for found in answer["findings"] if found["code"].startswith(("heading", "unread"))] == []
