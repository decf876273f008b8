"""Of several answers to a direction the right one counts, what can't be done comes back, and higher bodies reply."""

from datetime import date

import pytest

from ledger.acts import withdraw
from ledger.errors import ActRefused
from tests.ledger.reports import DIRECTIONS, PROGRESS, done
from tests.ledger.told import FIRST, TOLD, act, directions, printed, shown, told
from tests.office import OFFICE, Office

ANSWER = DIRECTIONS + "| YK-2023-001 | {} | {} |\n"
IN_APRIL = date(2023, 4, 28)


@pytest.fixture
def directed(office: Office) -> Office:
    """VP raised a difficulty, and TTR must act on it."""
    march = office.at("2023-03-20T02:00")
    march.load(TOLD + told("Thiếu hướng dẫn"))
    act(march, "directed", responsible_unit="TTR", due_on=IN_APRIL, on=date(2023, 3, 20))
    return office


def answer(
    office: Office, text: str, status: str, *, period: str = "Quý I năm 2023", more: str = "", **said: str
) -> None:
    """Load a unit's file that answers the direction."""
    unit = said.get("unit", "Thanh tra Sở")
    assert office.load(ANSWER.format(text, status) + more, unit=unit, period=period)["status"] == "accepted"


def test_an_older_periods_file_sent_again_does_not_undo_a_newer_answer(directed: Office) -> None:
    answer(directed, "Đang làm", "Đang thực hiện")
    answer(directed, "Xong rồi", "Đã thực hiện", period="Quý II năm 2023")
    answer(directed, "Đang làm", "Đang thực hiện", more=PROGRESS + done(1))

    assert directions(directed, "state", "response", "is_open") == [("YK-2023-001", "done", "Xong rồi", False)]
    assert shown(directed, "status") == [(FIRST, "answered")]
    assert len(directed.ledger.rows("difficulty_events", difficulty_no=FIRST)) == 3


def test_a_change_of_mind_about_the_same_period_counts(directed: Office) -> None:
    answer(directed, "Xong rồi", "Đã thực hiện")
    answer(directed, "Nhầm, còn đang làm", "Đang thực hiện")

    assert directions(directed, "state") == [("YK-2023-001", "in_progress")]


def test_the_answer_of_the_unit_that_must_act_stands_before_the_others(directed: Office) -> None:
    answer(directed, "Xong rồi", "Đã thực hiện")
    answer(directed, "Chưa thấy gì", "Chưa thực hiện", unit="Văn phòng Sở", period="Quý II năm 2023")

    assert directions(directed, "state", "answered_in_file_of") == [("YK-2023-001", "done", "TTR")]


def test_when_the_newest_file_is_withdrawn_the_answer_before_it_counts_again(directed: Office) -> None:
    answer(directed, "Đang làm", "Đang thực hiện")
    answer(directed, "Xong rồi", "Đã thực hiện")
    answer(directed, "Đang làm", "Đang thực hiện", more=PROGRESS + done(1))
    withdraw(directed.ledger, OFFICE, "LN-000004", "Gửi nhầm bản")

    assert directions(directed, "state", "response") == [("YK-2023-001", "done", "Xong rồi")]


def test_what_the_unit_cannot_do_waits_for_leadership_until_it_directs_anew(directed: Office) -> None:
    april = directed.at("2023-04-03T02:00")
    assert april.load(ANSWER.format("Không có kinh phí", "Không thực hiện được"), unit="Thanh tra Sở")
    waits = ("status", "waits_as", "waits_for_direction", "clock")
    assert shown(directed, *waits) == [(FIRST, "answered", "blocked", True, "direction")]
    assert printed(directed, "TTR") == []

    act(directed, "directed", "Giãn tiến độ sang quý III", responsible_unit="TTR")

    assert shown(directed, *waits) == [(FIRST, "directed", None, False, None)]


def test_a_higher_bodys_reply_waits_for_leadership_and_the_letter_stays(office: Office) -> None:
    office.load(TOLD + told("Thiếu hướng dẫn", to="UBND tỉnh"))
    april, may = office.at("2023-04-03T02:00"), office.at("2023-05-03T02:00")
    with pytest.raises(ActRefused):
        act(april, "replied", "Chưa ai kiến nghị")
    letter = {"passed_to": "province", "document": "512/SNV-VP", "due_on": date(2023, 6, 30), "on": date(2023, 4, 3)}
    act(april, "passed_on", "Kiến nghị có hướng dẫn", **letter)
    fields = ("status", "waits_as", "passed_to", "passed_document", "reply")
    assert shown(office, *fields) == [(FIRST, "passed_on", None, "province", "512/SNV-VP", None)]
    act(may, "replied", "Yêu cầu Sở lập dự toán", document="88/UBND-NC", on=date(2023, 5, 3))
    assert shown(office, *fields) == [
        (FIRST, "passed_on", "replied", "province", "512/SNV-VP", "Yêu cầu Sở lập dự toán")
    ]
    act(may, "directed", "Văn phòng lập dự toán")
    assert shown(office, *fields, "track") == [
        (FIRST, "directed", None, "province", "512/SNV-VP", "Yêu cầu Sở lập dự toán", "higher")
    ]
    act(may, "passed_on", "Kiến nghị lần hai", passed_to="province", document="600/SNV-VP")
    assert shown(office, *fields) == [(FIRST, "passed_on", None, "province", "600/SNV-VP", None)]


def test_what_is_closed_and_told_again_is_found_on_loading_and_shown_to_the_office(office: Office) -> None:
    office.at("2023-03-20T02:00").load(TOLD + told("Thiếu hướng dẫn"))
    act(office.at("2023-04-03T02:00"), "resolved", on=date(2023, 4, 3))
    june = office.at("2023-06-20T02:00")

    found = june.load(TOLD + told("Thiếu hướng dẫn"), period="Quý II năm 2023", received_on=date(2023, 6, 20))

    assert [finding["code"] for finding in found["findings"] if finding["severity"] == "warning"] == [
        "difficulty_closed"
    ]
    rows = june.ledger.rows("told_after_closing", plan_id="2023", period="2023-Q2", unit_code=None)
    assert [(row["difficulty_no"], row["period_name"]) for row in rows] == [(FIRST, "Quý II năm 2023")]
