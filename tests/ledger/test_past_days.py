"""As of any day: the same views draw every past picture again."""

from datetime import date

from ledger.acts import withdraw
from ledger.nomination_acts import Step, move_nomination
from tests.ledger.reports import DIFFICULTIES, NIL, NOMINATIONS, PROGRESS, ROSTER, difficulty, directed, done, nominee
from tests.office import OFFICE, Office


def test_a_past_day_is_never_redrawn_by_what_comes_later(office: Office) -> None:
    office.at("2023-03-20T02:00:00").load(
        PROGRESS + done(1) + DIFFICULTIES + difficulty("Thiếu hướng dẫn") + NOMINATIONS + nominee("Đỗ Văn An")
    )
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
