"""A workbook with rows of several units is one submission per unit."""

from tests.ledger.reports import FIGURES, PROGRESS, done
from tests.office import Office, places

BY_UNIT = "## Tiến độ\n| Đơn vị | Mã nội dung | Kết quả thực hiện | Trạng thái |\n"


def test_a_workbook_of_the_office_is_one_submission_per_unit(office: Office) -> None:
    book = BY_UNIT + "| VP | 1.1 | 1 | Đang thực hiện |\n| Thanh tra Sở | 1.1 | 2 | Đang thực hiện |"

    answer = office.load(book, unit="")

    assert answer["unit"] == ["VP", "TTR"]
    assert answer["submission_id"] == ["LN-000001", "LN-000002"]
    assert answer["rows"]["progress"] == {"read": 2, "accepted": 2, "refused": 0}
    assert office.view("submissions", "submission_id", "unit_code", "status") == [
        ("LN-000001", "VP", "accepted"),
        ("LN-000002", "TTR", "accepted"),
    ]
    assert office.view("current_progress", *FIGURES) == [
        ("TTR", "2023-Q1", "1.1", 2.0),
        ("VP", "2023-Q1", "1.1", 1.0),
    ]


def test_rows_whose_unit_cannot_be_told_are_refused(office: Office) -> None:
    book = (
        BY_UNIT
        + "| VP | 1.1 | 1 | Đang thực hiện |\n| Phòng Lạ | 1.1 | 2 | Đang thực hiện |\n| | 1.2 | 3 | Đang thực hiện |"
    )

    answer = office.load(book, unit="")

    assert (answer["status"], answer["unit"]) == ("partial", "VP")
    assert [place for place in places(answer) if place[0] == "unknown_row_unit"] == [
        ("unknown_row_unit", "A4"),
        ("unknown_row_unit", "A5"),
    ]
    assert answer["rows"]["progress"] == {"read": 3, "accepted": 1, "refused": 2}


def test_a_unit_of_which_every_row_is_refused_has_a_refused_submission_of_its_own(office: Office) -> None:
    book = BY_UNIT + "| VP | 1.1 | 1 | Đang thực hiện |\n| TTR | 1.1 | nhiều | Đang thực hiện |"

    answer = office.load(book, unit="")

    assert answer["status"] == "partial"
    assert office.view("submissions", "unit_code", "status") == [("TTR", "refused"), ("VP", "accepted")]
    assert [row for row in office.view("findings", "submission_id", "code") if row[1] == "bad_number"] == [
        ("LN-000002", "bad_number")
    ]


def test_a_unit_column_beside_people_does_not_take_rows_away_from_the_unit_in_the_title(office: Office) -> None:
    people = "## Danh sách nhân sự\n| Họ và tên | Năm sinh | Đơn vị |\n| Đỗ Văn An | 1980 | Văn phòng Sở |"

    answer = office.load(PROGRESS + done(1) + people)

    assert (answer["status"], answer["unit"]) == ("accepted", "VP")


def test_nil_in_a_workbook_of_the_office_is_the_nil_of_the_unit_that_says_so(office: Office) -> None:
    book = (
        "## Khó khăn, vướng mắc\n| Đơn vị | Mã nội dung | Khó khăn, vướng mắc |\n"
        "| VP | | Không có |\n| TTR | 1.1 | Thiếu kinh phí tuyên truyền |"
    )

    answer = office.load(book, unit="")

    assert (answer["status"], answer["unit"]) == ("accepted", ["VP", "TTR"])
    assert office.view("nil_reports", "unit_code", "sheet") == [("VP", "difficulties")]
    assert office.view("current_difficulties", "unit_code", "description") == [("TTR", "Thiếu kinh phí tuyên truyền")]
