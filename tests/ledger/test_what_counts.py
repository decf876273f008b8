"""What counts now, and what counted on any day: each sentence of the contract as one test."""

from datetime import date

import pytest

from domain.people import Actor, Role
from etl.judge import Chosen
from ledger.acts import Step, act_on_difficulty, move_nomination, withdraw
from tests.office import LEADER, OFFICE, Office, places

PROGRESS = "## Tiến độ\n| Mã nội dung | Kết quả thực hiện | Trạng thái |\n"
DIFFICULTIES = "## Khó khăn, vướng mắc\n| Số khó khăn | Mã nội dung | Khó khăn, vướng mắc | Đề xuất, kiến nghị |\n"
DIRECTIONS = "## Ý kiến chỉ đạo\n| Số ý kiến | Kết quả thực hiện | Tình trạng |\n"
NOMINATIONS = (
    "## Đề nghị khen thưởng\n| Số hồ sơ | Giai đoạn | Họ và tên hoặc tên tập thể | Cá nhân/Tập thể | Năm sinh | Chức vụ "
    "| Danh hiệu thi đua/Hình thức khen thưởng |\n"
)
ROSTER = "## Danh sách nhân sự\n| Họ và tên | Năm sinh | Tính vào tổng số |\n"
HISTORY = (
    "## Thành tích đã đạt\n| Họ và tên hoặc tên tập thể | Năm sinh | Năm | Danh hiệu thi đua/Hình thức khen thưởng |\n"
)
NIL = "| | | Không có | |\n"
FIGURES = ("unit_code", "period", "item_code", "actual")


def done(actual: object, item: str = "1.1") -> str:
    """Return a row of progress."""
    return f"| {item} | {actual} | Đang thực hiện |\n"


def difficulty(text: str, *, no: str = "", item: str = "1.1", proposal: str = "") -> str:
    """Return a row of difficulties."""
    return f"| {no} | {item} | {text} | {proposal} |\n"


def nominee(name: str, *, no: str = "", stage: str = "", born: str = "1980", post: str = "Chuyên viên", award: str = "LĐTT") -> str:
    """Return a row of nominations."""
    return f"| {no} | {stage} | {name} | Cá nhân | {born} | {post} | {award} |\n"


def statuses(office: Office, as_of: date | None = None) -> list[tuple[str, str]]:
    """Return each submission's number and what became of it."""
    return office.view("submissions", "submission_id", "status", as_of=as_of)


# What counts: the newest submission of a sheet.


def test_the_newest_submission_of_a_sheet_counts(office: Office) -> None:
    office.load(PROGRESS + done(1) + done(1, "1.2"))
    office.load(PROGRESS + done(2))

    assert office.view("current_progress", *FIGURES) == [("VP", "2023-Q1", "1.1", 2.0)]
    assert statuses(office) == [("LN-000001", "replaced"), ("LN-000002", "accepted")]


def test_a_sheet_absent_from_a_newer_file_changes_nothing(office: Office) -> None:
    office.load(PROGRESS + done(1) + ROSTER + "| Đỗ Văn An | 1980 | Có |")
    office.load(PROGRESS + done(2))

    assert office.view("current_progress", *FIGURES) == [("VP", "2023-Q1", "1.1", 2.0)]
    assert office.view("current_roster", "full_name") == [("Đỗ Văn An",)]
    assert statuses(office) == [("LN-000001", "accepted"), ("LN-000002", "accepted")]


def test_a_sheet_wholly_refused_changes_nothing(office: Office) -> None:
    office.load(PROGRESS + done(1))
    answer = office.load(PROGRESS + done("nhiều") + ROSTER + "| Đỗ Văn An | 1980 | Có |")

    assert answer["status"] == "partial"
    assert office.view("current_progress", *FIGURES) == [("VP", "2023-Q1", "1.1", 1.0)]


def test_refused_rows_do_not_fall_back_to_an_older_submission_but_wait_for_mending(office: Office) -> None:
    office.load(PROGRESS + done(1) + done(3, "1.2"))
    office.load(PROGRESS + done(2) + done("nhiều", "1.2"))

    assert office.view("current_progress", *FIGURES) == [("VP", "2023-Q1", "1.1", 2.0)]
    assert office.view("rows_to_mend", "unit_code", "period", "sheet", "item_code", "source_row", "submission_id") == [
        ("VP", "2023-Q1", "progress", "1.2", 5, "LN-000002")
    ]


def test_a_withdrawal_makes_the_next_newest_count_again(office: Office) -> None:
    office.load(PROGRESS + done(1))
    office.load(PROGRESS + done(2))
    withdraw(office.ledger, OFFICE, "LN-000002", "Nhầm đơn vị")

    assert office.view("current_progress", *FIGURES) == [("VP", "2023-Q1", "1.1", 1.0)]
    assert statuses(office) == [("LN-000001", "accepted"), ("LN-000002", "withdrawn")]


def test_sheets_of_one_unit_and_period_leave_those_of_others_alone(office: Office) -> None:
    office.load(PROGRESS + done(1))
    office.load(PROGRESS + done(5), unit="Thanh tra Sở")
    office.load(PROGRESS + done(7), period="Quý II năm 2023")

    assert office.view("current_progress", *FIGURES) == [
        ("TTR", "2023-Q1", "1.1", 5.0),
        ("VP", "2023-Q1", "1.1", 1.0),
        ("VP", "2023-Q2", "1.1", 7.0),
    ]


# Duplicates, and files that are not in.


def test_the_same_bytes_are_a_duplicate_while_all_their_sheets_count(office: Office) -> None:
    office.load(PROGRESS + done(1))

    answer = office.load(PROGRESS + done(1), name="gửi lại.xlsx")

    assert (answer["status"], answer["submission_id"]) == ("duplicate", "LN-000001")
    assert statuses(office) == [("LN-000001", "accepted")]


def test_the_first_file_sent_again_after_a_second_one_is_a_new_submission(office: Office) -> None:
    office.load(PROGRESS + done(1))
    office.load(PROGRESS + done(2))

    answer = office.load(PROGRESS + done(1))

    assert (answer["status"], answer["submission_id"]) == ("accepted", "LN-000003")
    assert office.view("current_progress", *FIGURES) == [("VP", "2023-Q1", "1.1", 1.0)]


def test_the_same_bytes_with_one_of_their_sheets_replaced_are_a_new_submission_whose_sheets_all_count(
    office: Office,
) -> None:
    both = PROGRESS + done(1) + ROSTER + "| Đỗ Văn An | 1980 | Có |"
    office.load(both)
    office.load(PROGRESS + done(2))

    assert office.load(both)["submission_id"] == "LN-000003"
    assert statuses(office) == [("LN-000001", "replaced"), ("LN-000002", "replaced"), ("LN-000003", "accepted")]


def test_the_same_bytes_are_new_after_their_submission_was_withdrawn(office: Office) -> None:
    office.load(PROGRESS + done(1))
    withdraw(office.ledger, OFFICE, "LN-000001", "Nhầm kỳ")

    assert office.load(PROGRESS + done(1))["submission_id"] == "LN-000002"


def test_the_same_bytes_for_another_period_are_a_new_submission(office: Office) -> None:
    first = office.load(PROGRESS + done(1), period="", chosen=Chosen(period="2023-Q1"))
    second = office.load(PROGRESS + done(1), period="", chosen=Chosen(period="2023-Q2"))

    assert [first["status"], second["status"]] == ["accepted", "accepted"]


def test_a_refused_file_gets_a_number_and_stands_in_the_history(office: Office) -> None:
    answer = office.load(b"kh\xc3\xb4ng ph\xe1\xba\xa3i b\xe1\xba\xa3ng t\xc3\xadnh")

    assert (answer["status"], answer["submission_id"]) == ("refused", "LN-000001")
    assert statuses(office) == [("LN-000001", "refused")]
    assert office.view("findings", "submission_id", "code") == [("LN-000001", "not_a_workbook")]


def test_the_bytes_of_every_file_are_kept(office: Office) -> None:
    answer = office.load(b"khong phai bang tinh")

    assert office.ledger.archive.read(answer["sha256"]) == b"khong phai bang tinh"


def test_versions_count_the_files_of_a_unit_and_period(office: Office) -> None:
    for number in (1, 2, 3):
        office.load(PROGRESS + done(number))
    office.load(PROGRESS + done(1), unit="Thanh tra Sở")

    assert office.view("submissions", "submission_id", "version") == [
        ("LN-000001", 1),
        ("LN-000002", 2),
        ("LN-000003", 3),
        ("LN-000004", 1),
    ]


# A workbook of the Office.

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
    book = BY_UNIT + "| VP | 1.1 | 1 | Đang thực hiện |\n| Phòng Lạ | 1.1 | 2 | Đang thực hiện |\n| | 1.2 | 3 | Đang thực hiện |"

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


# Nil reports.


@pytest.mark.parametrize("said", ["Không có", "không", "KHÔNG CÓ", "-", "0", "/", "Không có.", "Khong co"])
def test_nil_alone_in_the_difficulties_is_a_report(office: Office, said: str) -> None:
    answer = office.load(DIFFICULTIES + f"| | | {said} | |")

    assert (answer["status"], answer["rows"]["difficulties"]["accepted"]) == ("accepted", 0)
    assert office.view("nil_reports", "plan_id", "period", "unit_code", "sheet") == [
        ("2023", "2023-Q1", "VP", "difficulties")
    ]
    assert office.view("current_difficulties") == []


def test_nil_said_on_every_line_is_one_nil_report(office: Office) -> None:
    answer = office.load(DIFFICULTIES + "| | 1.1 | Không | |\n| | 1.2 | Không | |")

    assert [finding for finding in places(answer) if finding[0] != "missing_sheet"] == []
    assert office.view("nil_reports", "sheet") == [("difficulties",)]


def test_a_line_that_says_none_and_yet_proposes_something_is_refused_not_lost(office: Office) -> None:
    answer = office.load(DIFFICULTIES + difficulty("Không có", proposal="Đề nghị cấp thêm kinh phí"))

    assert answer["status"] == "refused"
    assert [finding for finding in places(answer) if finding[0] != "missing_sheet"] == [("required_empty", "C4")]


def test_nil_beside_real_rows_is_no_report_of_nil(office: Office) -> None:
    answer = office.load(DIFFICULTIES + NIL + difficulty("Thiếu hướng dẫn"))

    assert (answer["status"], answer["rows"]["difficulties"]["accepted"]) == ("accepted", 1)
    assert office.view("nil_reports") == []


def test_a_later_nil_report_makes_the_sheet_nil_and_leaves_numbered_difficulties_as_they_are(office: Office) -> None:
    office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn"))
    office.load(DIFFICULTIES + NIL)

    assert office.view("nil_reports", "period", "sheet") == [("2023-Q1", "difficulties")]
    assert office.view("current_difficulties", "difficulty_no", "status") == [("KK-2023-001", "reported")]


def test_the_reporting_view_tells_some_nil_and_silent_apart(office: Office) -> None:
    office.load(DIFFICULTIES + NIL)
    office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn"), unit="Thanh tra Sở")
    office.load(PROGRESS + done(1), unit="Ban Tôn giáo")

    found = {row["unit_code"]: row["difficulties"] for row in office.view("reporting") if row["period"] == "2023-Q1"}

    assert (found["VP"], found["TTR"], found["TG"], found["CCHC"]) == ("nil", "some", "silent", "silent")


# Across periods.


def test_latest_progress_takes_the_period_that_ends_last_then_the_longest_never_the_time_of_loading(
    office: Office,
) -> None:
    office.load(PROGRESS + done(30), period="6 tháng đầu năm 2023")
    office.load(PROGRESS + done(20), period="Quý II năm 2023")
    office.load(PROGRESS + done(10), period="Tháng 6 năm 2023")
    office.load(PROGRESS + done(5), period="Quý I năm 2023")

    assert office.view("latest_progress", *FIGURES) == [("VP", "2023-H1", "1.1", 30.0)]
    assert len(office.view("current_progress")) == 4


def test_latest_progress_takes_each_item_from_the_last_period_that_has_it(office: Office) -> None:
    office.load(PROGRESS + done(1) + done(2, "1.2"))
    office.load(PROGRESS + done(3), period="Quý II năm 2023")

    assert office.view("latest_progress", *FIGURES) == [("VP", "2023-Q1", "1.2", 2.0), ("VP", "2023-Q2", "1.1", 3.0)]


def test_the_year_comes_after_its_last_quarter_and_its_ninth_month(office: Office) -> None:
    office.load(PROGRESS + done(12), period="Năm 2023")
    office.load(PROGRESS + done(11), period="Quý IV năm 2023")
    office.load(PROGRESS + done(9), period="9 tháng đầu năm 2023")

    assert office.view("latest_progress", *FIGURES) == [("VP", "2023", "1.1", 12.0)]


def test_a_final_report_of_the_year_wins_over_a_later_estimate(office: Office) -> None:
    office.load(PROGRESS + done(12), period="Năm 2023")
    office.load(PROGRESS + done(10), period="Năm 2023 (ước)")

    assert office.view("current_progress", *FIGURES) == [("VP", "2023", "1.1", 12.0)]
    assert statuses(office) == [("LN-000001", "accepted"), ("LN-000002", "replaced")]


def test_an_estimate_counts_until_the_final_report_is_in(office: Office) -> None:
    office.load(PROGRESS + done(10), period="Năm 2023 (ước)")
    assert office.view("current_progress", *FIGURES) == [("VP", "2023", "1.1", 10.0)]

    office.load(PROGRESS + done(12), period="Năm 2023")
    assert office.view("current_progress", *FIGURES) == [("VP", "2023", "1.1", 12.0)]


def test_an_emulation_covenant_in_the_title_is_no_estimate(office: Office) -> None:
    office.load(PROGRESS + done(1), period="Ký giao ước thi đua năm 2023")
    office.load(PROGRESS + done(2), period="Năm 2023")
    office.load(PROGRESS + done(3), period="Ký giao ước thi đua năm 2023")

    assert office.view("current_progress", *FIGURES) == [("VP", "2023", "1.1", 3.0)]


@pytest.mark.parametrize(
    ("view", "sheet", "first", "second"),
    [
        ("current_roster", ROSTER, "| Đỗ Văn An | 1980 | Có |\n| Vũ Thị Hoa | 1985 | Có |", "| Vũ Thị Hoa | 1985 | Không |"),
        ("current_award_history", HISTORY, "| Đỗ Văn An | 1980 | 2021 | LĐTT |", "| Vũ Thị Hoa | 1985 | 2022 | LĐTT |"),
    ],
)
def test_rosters_and_award_histories_are_whole_sheets_of_the_latest_period_that_has_one(
    office: Office, view: str, sheet: str, first: str, second: str
) -> None:
    office.load(sheet + second, period="Quý II năm 2023")
    office.load(sheet + first, period="Quý I năm 2023")
    office.load(PROGRESS + done(1), period="Quý III năm 2023")

    assert {row["period"] for row in office.view(view)} == {"2023-Q2"}
    assert len(office.view(view)) == 1


# What an item means.


def test_title_measure_and_deadline_come_from_the_plan_whatever_was_typed(office: Office) -> None:
    office.load(
        "## Tiến độ\n| Mã nội dung | Nội dung, nhiệm vụ | Đơn vị tính | Trạng thái | Thời hạn hoàn thành |\n"
        "| 2.2 | Tên khác | cái | Đang thực hiện | 2023-12-31 |"
    )

    (row,) = office.view("current_progress")
    assert (row["item_title"], row["measure"], row["due_on"]) == (
        "Đăng ký nội dung và tiêu chí thi đua năm 2023 với Khối thi đua Nội chính",
        "bản",
        date(2023, 3, 31),
    )


def test_an_item_is_known_by_its_title_where_the_code_is_missing(office: Office) -> None:
    office.load("## Tiến độ\n| Nội dung công việc | Trạng thái |\n| THAM GIA CÁC HOẠT ĐỘNG CỦA KHỐI THI ĐUA NỘI CHÍNH | Đang thực hiện |")

    assert office.view("current_progress", "item_code") == [("4.2",)]


def test_the_status_follows_from_the_percent_where_it_is_left_out(office: Office) -> None:
    office.load("## Tiến độ\n| Mã nội dung | Tỷ lệ hoàn thành (%) |\n| 1.1 | 100% |\n| 1.2 | 40% |\n| 6.1 | 0% |")

    assert office.view("current_progress", "item_code", "status") == [
        ("1.1", "completed"),
        ("1.2", "in_progress"),
        ("6.1", "not_started"),
    ]


def test_an_item_is_overdue_the_day_after_its_deadline_until_it_is_completed(office: Office) -> None:
    early = office.at("2023-03-20T02:00:00")
    early.load(PROGRESS + done(1, "2.2") + done(1, "2.3"))
    office.at("2023-04-10T02:00:00").load(
        PROGRESS + "| 2.2 | 1 | Hoàn thành |\n| 2.3 | 0 | Không thực hiện |", period="Quý II năm 2023"
    )

    def overdue(day: date) -> list[tuple[str, bool]]:
        return office.view("latest_progress", "item_code", "is_overdue", as_of=day)

    assert overdue(date(2023, 3, 31)) == [("2.2", False), ("2.3", False)]
    assert overdue(date(2023, 4, 1)) == [("2.2", True), ("2.3", True)]
    assert overdue(date(2023, 4, 10)) == [("2.2", False), ("2.3", False)]


def test_an_item_done_only_as_needed_is_never_overdue(office: Office) -> None:
    office.load(PROGRESS + done(1, "2.1"))

    assert office.view("current_progress", "item_code", "is_overdue") == [("2.1", False)]


# Identity of difficulties.


def test_a_difficulty_is_known_by_its_number_even_when_its_words_change(office: Office) -> None:
    office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn"))
    office.load(DIFFICULTIES + difficulty("Vẫn chưa có hướng dẫn của Cụm", no="KK-2023-001"), period="Quý II năm 2023")

    assert office.view("current_difficulties", "difficulty_no", "description", "period") == [
        ("KK-2023-001", "Vẫn chưa có hướng dẫn của Cụm", "2023-Q2")
    ]


def test_without_a_number_the_same_folded_text_unit_and_item_is_the_same_difficulty(office: Office) -> None:
    office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn chấm điểm"))
    office.load(DIFFICULTIES + difficulty("THIẾU HƯỚNG DẪN, chấm điểm."), period="Quý II năm 2023")

    assert office.view("current_difficulties", "difficulty_no", "period") == [("KK-2023-001", "2023-Q2")]


def test_words_used_under_the_number_later_are_the_same_difficulty_too(office: Office) -> None:
    office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn"))
    office.load(DIFFICULTIES + difficulty("Chưa có mẫu biểu", no="KK-2023-001"), period="Quý II năm 2023")
    office.load(DIFFICULTIES + difficulty("Chưa có mẫu biểu"), period="Quý III năm 2023")

    assert office.view("current_difficulties", "difficulty_no", "period") == [("KK-2023-001", "2023-Q3")]


@pytest.mark.parametrize(
    ("second", "said"),
    [
        (difficulty("Thiếu hướng dẫn chấm điểm của Cụm"), {}),
        (difficulty("Thiếu hướng dẫn chấm điểm", item="1.2"), {}),
        (difficulty("Thiếu hướng dẫn chấm điểm"), {"unit": "Thanh tra Sở"}),
    ],
    ids=["likeness", "item", "unit"],
)
def test_likeness_another_item_or_another_unit_never_merge_difficulties(
    office: Office, second: str, said: dict[str, str]
) -> None:
    office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn chấm điểm"))
    office.load(DIFFICULTIES + second, **said)

    assert office.view("current_difficulties", "difficulty_no") == [("KK-2023-001",), ("KK-2023-002",)]


def test_a_difficulty_absent_from_a_later_file_stays_open(office: Office) -> None:
    office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn"))
    office.load(DIFFICULTIES + difficulty("Thiếu kinh phí"))

    assert office.view("current_difficulties", "difficulty_no", "submission_id") == [
        ("KK-2023-001", "LN-000001"),
        ("KK-2023-002", "LN-000002"),
    ]


def test_a_difficulty_whose_only_file_was_withdrawn_is_gone_and_its_number_is_never_given_again(office: Office) -> None:
    office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn"))
    withdraw(office.ledger, OFFICE, "LN-000001", "Nhầm")
    office.load(DIFFICULTIES + difficulty("Thiếu kinh phí"))

    assert office.view("current_difficulties", "difficulty_no") == [("KK-2023-002",)]


def test_a_number_of_another_unit_is_not_one_a_unit_may_use(office: Office) -> None:
    office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn"), unit="Thanh tra Sở")

    answer = office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn", no="KK-2023-001"))

    assert [place for place in places(answer) if place[0] != "missing_sheet"] == [("unknown_record", "A4")]


# The direction loop.


def directed(office: Office, text: str = "Văn phòng làm việc với Cụm trưởng", **said: object) -> str:
    """Give a direction on the first difficulty and return its number."""
    return act_on_difficulty(office.ledger, LEADER, "KK-2023-001", "directed", Step(text=text, **said))


LOOP = ("status", "direction_no", "direction", "directed_by", "response", "resolved_on", "reopened_count")


def loop(office: Office, as_of: date | None = None) -> list[tuple[object, ...]]:
    """Return where the only difficulty stands."""
    return office.view("current_difficulties", *LOOP, as_of=as_of)


def test_a_direction_is_answered_by_its_number(office: Office) -> None:
    office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn"))
    assert directed(office) == "YK-2023-001"
    text = "Văn phòng làm việc với Cụm trưởng"
    assert loop(office) == [("directed", "YK-2023-001", text, LEADER.name, None, None, 0)]

    office.load(DIRECTIONS + "| YK-2023-001 | Đã nhận hướng dẫn | Đã thực hiện |", period="Quý II năm 2023")

    assert loop(office) == [("answered", "YK-2023-001", text, LEADER.name, "Đã nhận hướng dẫn", None, 0)]


def test_an_answer_to_an_earlier_direction_is_not_shown_beside_the_latest_one(office: Office) -> None:
    office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn"))
    directed(office)
    office.load(DIRECTIONS + "| YK-2023-001 | Đã gửi công văn | Đang thực hiện |")
    directed(office, "Mời Cụm trưởng dự họp")
    assert loop(office)[0][:5] == ("directed", "YK-2023-002", "Mời Cụm trưởng dự họp", LEADER.name, None)

    office.load(DIRECTIONS + "| YK-2023-001 | Đã có trả lời | Đã thực hiện |", period="Quý II năm 2023")

    assert loop(office)[0][:5] == ("directed", "YK-2023-002", "Mời Cụm trưởng dự họp", LEADER.name, None)


def test_a_late_answer_in_a_file_does_not_reopen_what_the_office_has_closed(office: Office) -> None:
    office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn"))
    directed(office)
    step = Step(text="Theo hướng dẫn số 15", on=date(2023, 5, 2))
    act_on_difficulty(office.ledger, OFFICE, "KK-2023-001", "resolved", step)

    office.load(DIRECTIONS + "| YK-2023-001 | Đã nhận hướng dẫn | Đã thực hiện |", period="Quý II năm 2023")

    (status, _, _, _, response, resolved_on, _) = loop(office)[0]
    assert (status, response, resolved_on) == ("resolved", "Đã nhận hướng dẫn", date(2023, 5, 2))


def test_a_reopened_difficulty_waits_for_direction_again_and_is_counted(office: Office) -> None:
    office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn"))
    for event in ("resolved", "reopened"):
        act_on_difficulty(office.ledger, OFFICE, "KK-2023-001", event, Step(text="Có lý do"))

    assert office.view("current_difficulties", "status", "reopened_count", "resolved_on") == [("reported", 1, None)]


def test_an_answer_repeated_in_a_newer_file_outlives_the_withdrawal_of_the_first(office: Office) -> None:
    office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn"))
    directed(office)
    answer = DIRECTIONS + "| YK-2023-001 | Đã nhận hướng dẫn | Đã thực hiện |"
    office.load(answer)
    office.load(answer + PROGRESS + done(1))
    withdraw(office.ledger, OFFICE, "LN-000002", "Gửi nhầm bản")

    assert office.view("current_difficulties", "status", "response") == [("answered", "Đã nhận hướng dẫn")]


def test_an_answer_whose_only_file_was_withdrawn_is_no_answer(office: Office) -> None:
    office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn"))
    directed(office)
    office.load(DIRECTIONS + "| YK-2023-001 | Đã nhận hướng dẫn | Đã thực hiện |")
    withdraw(office.ledger, OFFICE, "LN-000002", "Gửi nhầm bản")

    assert office.view("current_difficulties", "status", "response") == [("directed", None)]


def test_only_the_unit_concerned_may_answer_a_direction(office: Office) -> None:
    office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn"))
    directed(office, responsible_unit="TDKT")
    answer = DIRECTIONS + "| YK-2023-001 | Đã làm việc | Đã thực hiện |"

    assert office.check(answer, unit="Ban Thi đua - Khen thưởng")["status"] == "accepted"
    assert office.check(answer)["status"] == "accepted"
    assert office.check(answer, unit="Ban Tôn giáo")["status"] == "refused"


# Identity and state of nominations.

STATE = ("nomination_no", "nominee_name", "state")


def test_a_nomination_registered_and_later_proposed_is_one(office: Office) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An", stage="Đăng ký"))
    assert office.view("current_nominations", *STATE) == [("HS-2023-001", "Đỗ Văn An", "registered")]

    office.load(NOMINATIONS + nominee("ĐỖ VĂN AN", stage="Đề nghị"), period="Quý IV năm 2023")

    assert office.view("current_nominations", *STATE) == [("HS-2023-001", "ĐỖ VĂN AN", "proposed")]


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (nominee("Đỗ Văn An", born="1981"), {}),
        (nominee("Đỗ Văn An", award="CSTĐCS"), {}),
        (nominee("Đỗ Văn Anh"), {}),
        (nominee("Đỗ Văn An"), {"unit": "Thanh tra Sở"}),
    ],
    ids=["birth year", "award", "name", "unit"],
)
def test_another_birth_year_award_name_or_unit_is_another_nomination(
    office: Office, other: str, said: dict[str, str]
) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An"))
    office.load(NOMINATIONS + other, **said)

    assert office.view("current_nominations", "nomination_no") == [("HS-2023-001",), ("HS-2023-002",)]


def test_a_nomination_is_known_by_its_number_even_when_its_name_is_corrected(office: Office) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An"))
    office.load(NOMINATIONS + nominee("Đỗ Văn Ân", no="HS-2023-001"))

    assert office.view("current_nominations", *STATE) == [("HS-2023-001", "Đỗ Văn Ân", "proposed")]


def test_files_supply_facts_until_the_office_has_received_the_nomination(office: Office) -> None:
    office.at("2023-11-01T02:00:00").load(NOMINATIONS + nominee("Đỗ Văn An"))
    late = office.at("2023-11-05T02:00:00")
    move_nomination(late.ledger, OFFICE, "HS-2023-001", "received", Step())
    office.at("2023-11-09T02:00:00").load(NOMINATIONS + nominee("Đỗ Văn An", post="Trưởng phòng"), period="Quý IV năm 2023")

    assert office.view("current_nominations", "position", "state", "nominee_class") == [("Chuyên viên", "received", 5)]


def test_a_row_dropped_from_a_later_file_withdraws_no_nomination(office: Office) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An") + nominee("Vũ Thị Hoa"))
    office.load(NOMINATIONS + nominee("Vũ Thị Hoa"))

    assert office.view("current_nominations", *STATE) == [
        ("HS-2023-001", "Đỗ Văn An", "proposed"),
        ("HS-2023-002", "Vũ Thị Hoa", "proposed"),
    ]


def test_the_office_decides_the_state_with_its_reason_and_decision(office: Office) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An") + nominee("Vũ Thị Hoa"))
    move_nomination(office.ledger, OFFICE, "HS-2023-001", "returned", Step(reason="TL01", on=date(2023, 11, 20)))
    decided = Step(decision_no="210/QĐ-SNV", decision_on=date(2023, 12, 20), on=date(2023, 12, 21))
    move_nomination(office.ledger, OFFICE, "HS-2023-002", "decided", decided)

    fields = ("nomination_no", "state", "state_since", "return_reason", "decision_no", "decision_on")
    assert office.view("current_nominations", *fields) == [
        ("HS-2023-001", "returned", date(2023, 11, 20), "TL01", None, None),
        ("HS-2023-002", "decided", date(2023, 12, 21), None, "210/QĐ-SNV", date(2023, 12, 20)),
    ]


def test_a_collective_has_no_nominee_class(office: Office) -> None:
    office.load(NOMINATIONS + "| | | Phòng Cải cách hành chính | Tập thể | | | TTLĐTT |")

    assert office.view("current_nominations", "nominee_kind", "nominee_class", "award_code", "scope") == [
        ("collective", None, "TTLDTT", "own")
    ]


# As of any day.


def test_a_past_day_is_never_redrawn_by_what_comes_later(office: Office) -> None:
    office.at("2023-03-20T02:00:00").load(PROGRESS + done(1) + DIFFICULTIES + difficulty("Thiếu hướng dẫn") + NOMINATIONS + nominee("Đỗ Văn An"))
    views = (
        *("current_progress", "latest_progress", "current_difficulties", "current_nominations", "current_roster"),
        *("current_award_history", "nil_reports", "reporting", "submissions", "findings", "rows_to_mend"),
    )
    day = date(2023, 3, 25)
    before = {view: sorted(map(str, office.view(view, as_of=day))) for view in views}

    later = office.at("2023-06-20T02:00:00")
    later.load(PROGRESS + done(9))
    later.load(DIFFICULTIES + NIL + ROSTER + "| Vũ Thị Hoa | 1985 | Có |")
    later.load(NOMINATIONS + nominee("Đỗ Văn An", post="Trưởng phòng"))
    directed(later)
    move_nomination(later.ledger, OFFICE, "HS-2023-001", "received", Step())
    withdraw(later.ledger, OFFICE, "LN-000001", "Nhầm")

    assert {view: sorted(map(str, office.view(view, as_of=day))) for view in views} == before


def test_a_day_ends_at_midnight_in_viet_nam(office: Office) -> None:
    office.at("2023-03-20T16:59:59").load(PROGRESS + done(1))
    office.at("2023-03-20T17:00:00").load(PROGRESS + done(2))

    assert office.view("current_progress", "actual", as_of=date(2023, 3, 19)) == []
    assert office.view("current_progress", "actual", as_of=date(2023, 3, 20)) == [(1.0,)]
    assert office.view("current_progress", "actual", as_of=date(2023, 3, 21)) == [(2.0,)]


def test_reporting_stands_at_the_day_asked_about(office: Office) -> None:
    early = office.at("2023-03-24T02:00:00")
    early.load(PROGRESS + done(1), received_on=date(2023, 3, 24))
    office.at("2023-04-02T02:00:00").load(PROGRESS + done(1), unit="Thanh tra Sở", received_on=date(2023, 4, 1))

    def state(unit: str, day: date) -> str:
        (row,) = [r for r in office.view("reporting", as_of=day) if (r["unit_code"], r["period"]) == (unit, "2023-Q1")]
        return row["state"]

    days = (date(2023, 3, 23), date(2023, 3, 25), date(2023, 3, 26), date(2023, 4, 2))
    assert [state("VP", day) for day in days] == ["expected", "on_time", "on_time", "on_time"]
    assert [state("TTR", day) for day in days] == ["expected", "expected", "missing", "late"]


# The columns promised.

SOURCE = {
    "plan_id": "VARCHAR", "period": "VARCHAR", "unit_code": "VARCHAR", "submission_id": "VARCHAR",
    "source_file": "VARCHAR", "source_sheet": "VARCHAR", "source_row": "INTEGER",
}  # fmt: skip
PROGRESS_COLUMNS = {
    "item_code": "VARCHAR", "item_title": "VARCHAR", "measure": "VARCHAR", "target": "DOUBLE", "actual": "DOUBLE",
    "percent_complete": "DOUBLE", "status": "VARCHAR", "due_on": "DATE", "completed_on": "DATE", "result": "VARCHAR",
    "evidence": "VARCHAR", "note": "VARCHAR", "is_overdue": "BOOLEAN", **SOURCE,
}  # fmt: skip
PROMISED = {
    "current_progress": PROGRESS_COLUMNS,
    "latest_progress": PROGRESS_COLUMNS,
    "current_difficulties": {
        "difficulty_id": "VARCHAR", "difficulty_no": "VARCHAR", "item_code": "VARCHAR", "description": "VARCHAR",
        "cause": "VARCHAR", "severity": "VARCHAR", "proposal": "VARCHAR", "addressee": "VARCHAR", "raised_on": "DATE",
        "resolve_by": "DATE", "direction_no": "VARCHAR", "status": "VARCHAR", "reopened_count": "INTEGER",
        "direction": "VARCHAR", "directed_by": "VARCHAR", "directed_on": "DATE", "direction_due_on": "DATE",
        "response": "VARCHAR", "resolved_on": "DATE", **SOURCE,
    },
    "current_nominations": {
        "nomination_id": "VARCHAR", "nomination_no": "VARCHAR", "stage": "VARCHAR", "honorific": "VARCHAR",
        "nominee_name": "VARCHAR", "nominee_kind": "VARCHAR", "birth_year": "INTEGER", "position": "VARCHAR",
        "award": "VARCHAR", "commendation_kind": "VARCHAR", "item_code": "VARCHAR", "achievement": "VARCHAR",
        "work_grade": "VARCHAR", "initiative": "VARCHAR", "initiative_decision": "VARCHAR", "votes_for": "INTEGER",
        "votes_total": "INTEGER", "documents": "VARCHAR", "note": "VARCHAR", "award_code": "VARCHAR",
        "nominee_class": "INTEGER", "scope": "VARCHAR", "state": "VARCHAR", "state_since": "DATE",
        "return_reason": "VARCHAR", "decision_no": "VARCHAR", "decision_on": "DATE", **SOURCE,
    },
    "current_roster": {
        "full_name": "VARCHAR", "birth_year": "INTEGER", "position": "VARCHAR", "counted": "BOOLEAN",
        "work_grade": "VARCHAR", "joined_on": "DATE", "discipline": "VARCHAR", "discipline_from": "DATE",
        "discipline_to": "DATE", **SOURCE,
    },
    "current_award_history": {
        "subject_name": "VARCHAR", "birth_year": "INTEGER", "year": "INTEGER", "award": "VARCHAR",
        "decision_no": "VARCHAR", "decision_on": "DATE", **SOURCE,
    },
    "nil_reports": {"plan_id": "VARCHAR", "period": "VARCHAR", "unit_code": "VARCHAR", "sheet": "VARCHAR"},
    "reporting": {
        "plan_id": "VARCHAR", "period": "VARCHAR", "unit_code": "VARCHAR", "due_on": "DATE", "received_on": "DATE",
        "state": "VARCHAR", "difficulties": "VARCHAR",
    },
    "submissions": {
        "submission_id": "VARCHAR", "file_name": "VARCHAR", "sha256": "VARCHAR", "plan_id": "VARCHAR",
        "unit_code": "VARCHAR", "period": "VARCHAR", "version": "INTEGER", "status": "VARCHAR",
        "submitted_by": "VARCHAR", "received_on": "DATE", "recorded_at": "TIMESTAMP",
    },
    "findings": {
        "submission_id": "VARCHAR", "severity": "VARCHAR", "code": "VARCHAR", "sheet": "VARCHAR", "cell": "VARCHAR",
        "field": "VARCHAR", "value": "VARCHAR", "message": "VARCHAR",
    },
}  # fmt: skip


@pytest.mark.parametrize("view", PROMISED)
def test_a_view_has_the_columns_and_types_it_promises(view: str, office: Office) -> None:
    found = office.types(view)

    assert {name: found.get(name) for name in PROMISED[view]} == PROMISED[view]


def test_a_person_who_only_states_a_name_is_marked_as_unproved(office: Office) -> None:
    office.load(PROGRESS + done(1))
    act = office.view("trail")[-1]

    assert (act["actor_name"], act["act"], act["actor_verified"]) == (OFFICE.name, "load", Actor("x", Role.OFFICE).verified)
    assert act["actor_verified"] is False
