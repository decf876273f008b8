"""Meetings on record: their agenda, their closing with what was seen, and the ledger as of that very instant."""

from datetime import date, datetime

import pytest

from domain.clock import local
from domain.program import program_version
from ledger.difficulty_acts import DifficultyStep, act_on_difficulty
from ledger.errors import ActRefused
from ledger.meetings import AgendaLine, Frozen, PictureMoved, Total, close_meeting, open_meeting
from ledger.moment import Moment, end_of, just_before
from tests.ledger.reports import DIFFICULTIES, PROGRESS, difficulty, directed, done
from tests.ledger.test_looking_back import answers
from tests.office import LEADER, OFFICE, Office

DAY = date(2023, 4, 5)
OPENED, CLOSED = "2023-04-05T01:00:00", "2023-04-05T03:00:00"
TOTALS = (Total("waiting", 2, "ab12"), Total("at_risk", 0, "cd34"))


def opened(office: Office, **more: object) -> str:
    said = {"held_on": DAY, "chair": LEADER.name, "text": "Họp giao ban quý I.", **more}
    return open_meeting(office.ledger, OFFICE, "2023", **said)  # type: ignore[arg-type]


def seen(office: Office, day: date = DAY) -> Frozen:
    [newest] = office.ledger.rows("newest_change")
    return Frozen(newest["act_no"], day, "2023-Q1", TOTALS, "7K3Q-M9FD")


def closed(office: Office, frozen: Frozen | None = None, **more: str) -> str:
    return close_meeting(office.ledger, OFFICE, "2023", held_on=DAY, text="", frozen=frozen, **more)


def meetings(office: Office, *fields: str) -> list[tuple[object, ...]]:
    return [tuple(row[name] for name in fields) for row in office.ledger.rows("meetings", plan_id="2023")]


def test_an_agenda_is_kept_in_its_order_sections_and_own_matters_alike(office: Office) -> None:
    agenda = [AgendaLine("waiting", "Khó khăn", 5), AgendaLine("", "Việc khác"), AgendaLine("at_risk", "Quá hạn", 0)]
    number = opened(office, agenda=agenda, period="2023-Q1")
    other = opened(office, agenda=agenda[:1])

    rows = office.ledger.rows("meeting_agenda", meeting_id=number)
    assert [(row["place"], row["section"], row["title"], row["rows"]) for row in rows] == [
        (1, "waiting", "Khó khăn", 5),
        (2, "", "Việc khác", None),
        (3, "at_risk", "Quá hạn", 0),
    ]
    assert meetings(office, "meeting_id", "period", "period_name", "is_closed", "is_frozen") == [
        (other, None, None, False, False),
        (number, "2023-Q1", "Quý I năm 2023", False, False),
    ]


def test_closing_keeps_the_totals_and_the_trail_tells_code_sections_and_program(office: Office) -> None:
    number = opened(office.at(OPENED))
    later = office.at(CLOSED)

    assert closed(later, seen(later)) == number

    rows = office.ledger.rows("meeting_totals", meeting_id=number)
    assert [Total(row["section"], row["rows"], row["digest"]) for row in rows] == sorted(
        TOTALS, key=lambda t: t.section
    )
    assert meetings(office, "is_closed", "is_frozen", "closed_at", "period") == [
        (True, True, datetime.fromisoformat(CLOSED), "2023-Q1")
    ]
    newest = office.ledger.rows("trail_chain")[-1]
    assert (newest["act"], newest["subject"]) == ("meeting_close", number)
    assert newest["detail"] == f'{{"code": "7K3Q-M9FD", "program": "{program_version()}", "sections": 2}}'


def test_the_period_a_meeting_was_opened_for_stays_its_own(office: Office) -> None:
    opened(office.at(OPENED), period="2023-Q2")
    later = office.at(CLOSED)
    closed(later, seen(later))
    assert meetings(office, "period") == [("2023-Q2",)]


def test_a_picture_that_another_act_came_after_is_not_kept(office: Office) -> None:
    opened(office.at(OPENED))
    later = office.at(CLOSED)
    frozen = seen(later)
    later.load(PROGRESS + done(1))

    with pytest.raises(PictureMoved):
        closed(later, frozen)
    assert meetings(office, "is_closed", "is_frozen") == [(False, False)]
    assert closed(later, seen(later)) == "HOP-2023-001"


def test_a_picture_of_another_day_is_not_kept(office: Office) -> None:
    opened(office.at(OPENED))
    # 17:00 UTC is the next day in Viet Nam.
    evening, night = office.at("2023-04-05T16:59:59"), office.at("2023-04-05T17:00:00")
    for late, day in ((evening, date(2023, 4, 6)), (night, DAY)):
        with pytest.raises(PictureMoved):
            closed(late, seen(late, day))
    assert closed(night, seen(night, date(2023, 4, 6))) == "HOP-2023-001"


def test_what_is_only_noted_in_the_trail_moves_no_picture(office: Office) -> None:
    opened(office.at(OPENED))
    later = office.at(CLOSED)
    frozen = seen(later)
    later.ledger.record(OFFICE, "export", "Bảng")
    assert closed(later, frozen) == "HOP-2023-001"


def test_of_two_meetings_on_one_day_the_one_that_is_named_is_closed(office: Office) -> None:
    first, second = opened(office), opened(office)
    assert closed(office, meeting_id=second) == second
    assert meetings(office, "meeting_id", "is_closed") == [(second, True), (first, False)]
    with pytest.raises(ActRefused):
        closed(office, meeting_id=second)
    assert closed(office) == first
    with pytest.raises(ActRefused):
        closed(office)


def test_a_meeting_closed_without_a_picture_has_no_totals(office: Office) -> None:
    number = opened(office)
    closed(office)
    assert office.ledger.rows("meeting_totals", meeting_id=number) == []
    assert meetings(office, "is_closed", "is_frozen") == [(True, False)]


def test_moments_are_the_end_of_a_day_in_viet_nam_and_an_instant_on_its_own_day() -> None:
    assert end_of(DAY) == Moment(DAY, datetime(2023, 4, 5, 17))
    assert just_before(datetime(2023, 4, 5, 17)) == Moment(date(2023, 4, 6), datetime(2023, 4, 5, 17))
    assert just_before(datetime(2023, 4, 5, 16, 59)).day == local(datetime(2023, 4, 5, 16, 59)).date() == DAY


def test_as_of_the_closing_the_ledger_answers_as_it_did_just_before_though_more_follows_the_same_day(
    office: Office,
) -> None:
    morning = office.at(OPENED)
    morning.load(PROGRESS + done(1) + DIFFICULTIES + difficulty("Thiếu hướng dẫn"))
    morning.load(PROGRESS + done(3), unit="Thanh tra Sở")
    opened(morning, agenda=[AgendaLine("waiting", "Khó khăn", 1)])
    directed(morning, meeting_id="HOP-2023-001", on=DAY, due_on=date(2023, 4, 20))
    moment = just_before(datetime.fromisoformat(CLOSED))
    before = answers(office, moment)

    closing = office.at(CLOSED)
    closed(closing, seen(closing))
    afternoon = office.at("2023-04-05T03:00:00.000001")
    afternoon.load(PROGRESS + done(2) + DIFFICULTIES + difficulty("Thiếu kinh phí"), unit="Thanh tra Sở")
    act_on_difficulty(afternoon.ledger, OFFICE, "KK-2023-001", "resolved", DifficultyStep(text="Xong", document="1/BC"))

    assert answers(office, moment) == before
    evening = answers(office, end_of(DAY))
    changed = {query for query in before if evening[query] != before[query]}
    assert changed >= {"difficulties", "directions", "picture", "meetings", "meeting_totals", "progress_reports"}
