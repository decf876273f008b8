""" "Không có" is a report too: what it says, and what it leaves as it is."""

import pytest

from tests.ledger.reports import DIFFICULTIES, NIL, PROGRESS, difficulty, done
from tests.office import Office, places


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
