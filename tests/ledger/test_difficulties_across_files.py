"""Difficulties keep their identity across files, and their direction loop."""

from datetime import date

import pytest

from ledger.acts import withdraw
from ledger.difficulty_acts import DifficultyStep, act_on_difficulty
from tests.ledger.reports import DIFFICULTIES, DIRECTIONS, PROGRESS, difficulty, directed, done
from tests.office import LEADER, OFFICE, Office, places


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
    step = DifficultyStep(text="Theo hướng dẫn số 15", on=date(2023, 5, 2))
    act_on_difficulty(office.ledger, OFFICE, "KK-2023-001", "resolved", step)

    office.load(DIRECTIONS + "| YK-2023-001 | Đã nhận hướng dẫn | Đã thực hiện |", period="Quý II năm 2023")

    (status, _, _, _, response, resolved_on, _) = loop(office)[0]
    assert (status, response, resolved_on) == ("resolved", "Đã nhận hướng dẫn", date(2023, 5, 2))


def test_a_reopened_difficulty_waits_for_direction_again_and_is_counted(office: Office) -> None:
    office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn"))
    for event in ("resolved", "reopened"):
        act_on_difficulty(office.ledger, OFFICE, "KK-2023-001", event, DifficultyStep(text="Có lý do"))

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
