"""Across periods: cumulative figures of which the latest counts, and what an item of the plan means."""

from datetime import date

import pytest

from tests.ledger.reports import FIGURES, HISTORY, PROGRESS, ROSTER, done, statuses
from tests.office import Office


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
        (
            "current_roster",
            ROSTER,
            "| Đỗ Văn An | 1980 | Có |\n| Vũ Thị Hoa | 1985 | Có |",
            "| Vũ Thị Hoa | 1985 | Không |",
        ),
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
    office.load(
        "## Tiến độ\n| Nội dung công việc | Trạng thái |\n"
        "| THAM GIA CÁC HOẠT ĐỘNG CỦA KHỐI THI ĐUA NỘI CHÍNH | Đang thực hiện |"
    )

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
