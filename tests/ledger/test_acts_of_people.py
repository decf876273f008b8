"""What the acts of the Office and leadership refuse, and what they keep in sight when a file is withdrawn."""

from datetime import date

import pytest

from ledger.acts import withdraw
from ledger.difficulty_acts import DifficultyStep, act_on_difficulty
from ledger.errors import ActRefused
from ledger.meetings import open_meeting
from ledger.nomination_acts import Step, move_nomination
from tests.ledger.reports import DIFFICULTIES, DIRECTIONS, NOMINATIONS, brought_to, difficulty, directed, nominee
from tests.office import OFFICE, Office

NUMBER = "HS-2023-001"
ANSWER = DIRECTIONS + "| YK-2023-001 | Đã nhận hướng dẫn | Đã thực hiện |"
DECISION = Step(decision_no="210/QĐ-SNV", decision_on=date(2023, 12, 20))


@pytest.mark.parametrize(
    ("events", "state"),
    [(["passed_on"], "passed_on"), (["resolved"], "resolved"), (["resolved", "reopened"], "reported")],
)
def test_an_answer_in_a_file_changes_no_state_but_directed(office: Office, events: list[str], state: str) -> None:
    office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn"))
    directed(office)
    for event in events:
        act_on_difficulty(office.ledger, OFFICE, "KK-2023-001", event, DifficultyStep(text="Có lý do"))

    office.load(ANSWER, period="Quý II năm 2023")

    assert office.view("current_difficulties", "status", "response") == [(state, "Đã nhận hướng dẫn")]


def test_a_directed_difficulty_outlives_the_withdrawal_of_its_files(office: Office) -> None:
    office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn"))
    office.load(DIFFICULTIES + difficulty("Vẫn thiếu hướng dẫn", no="KK-2023-001"), period="Quý II năm 2023")
    directed(office)
    for submission in ("LN-000002", "LN-000001"):
        withdraw(office.ledger, OFFICE, submission, "Nhầm")

    assert office.view("current_difficulties", "status", "description") == [("directed", "Vẫn thiếu hướng dẫn")]
    shown = office.ledger.rows("difficulties", plan_id="2023", period="2023-Q2", unit_code=None)
    assert [row["difficulty_no"] for row in shown] == ["KK-2023-001"]
    printed = office.ledger.rows("template_difficulties", plan_id="2023", unit_codes=["VP"])
    assert [row["difficulty_no"] for row in printed] == ["KK-2023-001"]
    act_on_difficulty(office.ledger, OFFICE, "KK-2023-001", "resolved", DifficultyStep(text="Đã có hướng dẫn"))
    assert office.view("current_difficulties", "status") == [("resolved",)]


def test_a_newer_withdrawn_row_does_not_hide_an_older_one_that_stands(office: Office) -> None:
    office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn"))
    office.load(DIFFICULTIES + difficulty("Vẫn thiếu hướng dẫn", no="KK-2023-001"), period="Quý II năm 2023")
    directed(office)
    withdraw(office.ledger, OFFICE, "LN-000002", "Nhầm")

    assert office.view("current_difficulties", "description") == [("Thiếu hướng dẫn",)]


def test_a_difficulty_that_is_gone_is_neither_printed_nor_acted_upon(office: Office) -> None:
    office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn"))
    withdraw(office.ledger, OFFICE, "LN-000001", "Nhầm")

    assert office.ledger.rows("template_difficulties", plan_id="2023", unit_codes=["VP"]) == []
    with pytest.raises(ActRefused, match="KK-2023-001"):
        directed(office)


def test_a_nomination_moved_outlives_the_withdrawal_of_its_files_and_one_not_moved_is_gone(office: Office) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An") + nominee("Vũ Thị Hoa"))
    brought_to(office, "decided")
    withdraw(office.ledger, OFFICE, "LN-000001", "Nhầm")

    assert office.view("current_nominations", "nominee_name", "state") == [("Đỗ Văn An", "decided")]
    shown = office.ledger.rows("nominations", plan_id="2023", period="2023-Q1", unit_code=None, family="title")
    assert [row["nomination_no"] for row in shown] == [NUMBER]
    with pytest.raises(ActRefused, match="HS-2023-002"):
        move_nomination(office.ledger, OFFICE, "HS-2023-002", "received", Step())


def test_a_nomination_received_keeps_its_facts_from_a_later_file_when_the_first_is_withdrawn(office: Office) -> None:
    office.at("2023-11-01T02:00:00").load(NOMINATIONS + nominee("Đỗ Văn An"))
    move_nomination(office.at("2023-11-05T02:00:00").ledger, OFFICE, NUMBER, "received", Step())
    for day, post in (("09", "Phó Trưởng phòng"), ("10", "Trưởng phòng")):
        row = nominee("Đỗ Văn An", no=NUMBER, post=post)
        office.at(f"2023-11-{day}T02:00:00").load(NOMINATIONS + row, period="Quý IV năm 2023")
    assert office.view("current_nominations", "position", "state") == [("Chuyên viên", "received")]

    withdraw(office.at("2023-11-12T02:00:00").ledger, OFFICE, "LN-000001", "Nhầm")

    assert office.view("current_nominations", "position", "state") == [("Phó Trưởng phòng", "received")]


def test_a_nomination_is_not_moved_to_the_state_its_file_gives_it(office: Office) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An"))

    with pytest.raises(ActRefused, match="đã ở trạng thái"):
        move_nomination(office.ledger, OFFICE, NUMBER, "proposed", Step())


def test_a_decision_has_a_number_and_a_day(office: Office) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An"))
    brought_to(office, "council_done", on=date(2023, 12, 18))
    with pytest.raises(ActRefused, match="phải có số, ngày quyết định"):
        move_nomination(office.ledger, OFFICE, NUMBER, "decided", Step())

    move_nomination(office.ledger, OFFICE, NUMBER, "decided", Step(document="210/QĐ-SNV", on=date(2023, 12, 20)))

    decision = [("210/QĐ-SNV", date(2023, 12, 20))]
    assert office.view("current_nominations", "decision_no", "decision_on") == decision


def test_what_was_decided_may_only_be_revoked_and_that_is_the_end(office: Office) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An"))
    brought_to(office, "council_done")
    move_nomination(office.ledger, OFFICE, NUMBER, "decided", DECISION)
    with pytest.raises(ActRefused, match="Đã có quyết định"):
        move_nomination(office.ledger, OFFICE, NUMBER, "received", Step())

    for lacking in (Step(text="Khen trùng"), Step(decision_no="276/QĐ-SNV")):
        with pytest.raises(ActRefused):
            move_nomination(office.ledger, OFFICE, NUMBER, "revoked", lacking)
    move_nomination(office.ledger, OFFICE, NUMBER, "revoked", Step(text="Khen trùng", document="276/QĐ-SNV"))

    with pytest.raises(ActRefused, match="Đã thu hồi"):
        move_nomination(office.ledger, OFFICE, NUMBER, "decided", DECISION)


def test_a_meeting_belongs_to_a_plan_there_is(office: Office) -> None:
    with pytest.raises(ActRefused, match="2031"):
        open_meeting(office.ledger, OFFICE, "2031", held_on=date(2031, 4, 3), chair="", text="")

    assert open_meeting(office.ledger, OFFICE, "2023", held_on=date(2023, 4, 3), chair="", text="") == "HOP-2023-001"
