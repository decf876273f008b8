"""The deadlines of the days to come, and the calendar file made of them, read back."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from domain.states import DEADLINE_KINDS
from etl.calendar_file import calendar_file, subject
from ledger import Ledger
from ledger.meetings import open_meeting
from tests.ledger.reports import DIFFICULTIES, difficulty, directed
from tests.office import OFFICE, Office
from tests.sample import SampleYear, register

PROGRESS = "## Tiến độ\n| Mã nội dung | Kết quả thực hiện | Trạng thái |\n"
DECEMBER = date(2023, 12, 5)


def upcoming(office: Office, day: date, days: int = 15, unit: str | None = None) -> list[dict[str, Any]]:
    """Return what falls due in the days after that day."""
    return office.ledger.rows("upcoming", as_of=day, plan_id="2023", unit_code=unit, days=days)


def told(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Return the parts of each deadline that say what, when and whose."""
    return [tuple(row[name] for name in ("kind", "number", "on_day", "units", "left_open", "all_owed")) for row in rows]


def test_every_kind_of_deadline_stands_at_its_day_with_who_still_owes_it(office: Office) -> None:
    march = office.at("2023-03-17T02:00")
    march.load(PROGRESS + "| 2.2 | 1 | Hoàn thành |\n" + DIFFICULTIES + difficulty("Thiếu kinh phí"))
    directed(march, due_on=date(2023, 3, 31))
    open_meeting(march.ledger, OFFICE, "2023", held_on=date(2023, 3, 24), chair="", text="Họp giao ban")
    others = "Thanh tra, Phòng TCBC, Phòng CCVC, Phòng XDCQ&CTTN, Phòng CCHC, Phòng VTLT, Ban TĐKT, Ban Tôn giáo, "
    end = date(2023, 3, 31)
    quarterly = {"1.1": "Văn phòng", "1.2": "Văn phòng", "6.2": "Văn phòng", "PT1": "Văn phòng"}
    assert told(upcoming(office, date(2023, 3, 20)))[:5] == [
        ("meeting", "HOP-2023-001", date(2023, 3, 24), "ALL", 1, 1),
        ("report_due", "2023-Q1", date(2023, 3, 25), others + "Trung tâm LTLS", 9, 10),
        ("direction_due", "YK-2023-001", end, "Văn phòng", 1, 1),
        ("item_due", "1.1", end, "Văn phòng", 1, 1),
        ("item_due", "1.2", end, "Văn phòng", 1, 1),
    ]
    items = {row[1]: row[2:] for row in told(upcoming(office, date(2023, 3, 20))) if row[0] == "item_due"}
    leads = {"PT2": "Phòng CCHC", "PT3": "Phòng XDCQ&CTTN", "PT4": "Ban Tôn giáo", "2.3": "Văn phòng"}
    shared = {"6.1": (end, "ALL", 10, 10)}
    assert items == {code: (end, unit, 1, 1) for code, unit in {**quarterly, **leads}.items()} | shared


@pytest.mark.parametrize(
    ("days", "last"), [(7, date(2023, 12, 10)), (15, date(2023, 12, 20)), (30, date(2023, 12, 31))]
)
def test_the_days_asked_for_are_counted_from_the_day_of_the_figures(
    sample_year: SampleYear, days: int, last: date
) -> None:
    rows = upcoming(Office(Ledger.open(sample_year.ledger)), DECEMBER, days)
    assert max(row["on_day"] for row in rows) == last
    assert [row["days_left"] for row in rows] == [(row["on_day"] - DECEMBER).days for row in rows]


def test_nominations_count_those_that_have_not_come_far_enough(sample_year: SampleYear) -> None:
    office = Office(Ledger.open(sample_year.ledger))
    nominations = office.view("current_nominations", as_of=DECEMBER)
    awards = {"LDTT", "CSTDCS", "TTLDTT", "GK"}
    states = [row["state"] for row in nominations if row["plan_id"] == "2023" and row["award_code"] in awards]
    done = sum(state in {"council_done", "submitted", "decided", "revoked"} for state in states)
    [found] = [row for row in upcoming(office, DECEMBER) if row["number"] == "LDTT;CSTDCS;TTLDTT;GK-council_done"]
    assert (found["left_open"], found["all_owed"]) == (len(states) - done, len(states))
    assert subject(found, "vi") == "LĐTT, CSTĐCS, TTLĐTT, Giấy khen: Phải đến bước “Đã họp Hội đồng”"


def test_the_reviews_of_movements_stand_at_the_days_of_the_register(office: Office) -> None:
    rows = [row for row in upcoming(office, date(2023, 6, 20), 15) if row["kind"] == "interim_review"]
    expected = {row["item_code"] for row in register("movements.csv") if row["interim_review_on"] == "2023-06-30"}
    assert {row["number"] for row in rows} == expected
    assert len(rows) == len(expected)


def test_a_unit_sees_the_items_it_joins_and_its_own_report(office: Office) -> None:
    rows = told(upcoming(office, date(2023, 3, 20), unit="TTR"))
    assert {row[3] for row in rows} == {"Thanh tra"}
    assert [row[1] for row in rows] == ["2023-Q1", "1.1", "1.2", "6.1", "6.2", "PT1", "PT2", "PT3", "PT4"]


def events(content: bytes) -> list[Any]:
    """Return the events of a calendar file."""
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_the_calendar_read_back_holds_what_was_upcoming(sample_year: SampleYear) -> None:
    rows = upcoming(Office(Ledger.open(sample_year.ledger)), DECEMBER, 30)
    content = calendar_file("2023", rows, "vi")
    found = events(content)
    assert [event.decoded("dtstart") for event in found] == [row["on_day"] for row in rows]
    assert [event.decoded("dtstamp") for event in found] == [datetime(2023, 12, 5, tzinfo=UTC)] * len(rows)
    assert [alarm.decoded("trigger") for event in found for alarm in event.walk("VALARM")] == [
        -timedelta(days=3)
    ] * len(rows)
    assert len({str(event["uid"]) for event in found}) == len(rows) > 10
    assert [str(event["description"]).splitlines()[0].split(": ", 1)[1] for event in found] == [
        subject(row, "vi") for row in rows
    ]
    assert max(len(str(event["summary"])) for event in found) <= 90


def test_lines_end_as_the_standard_asks_and_the_same_figures_give_the_same_bytes(sample_year: SampleYear) -> None:
    rows = upcoming(Office(Ledger.open(sample_year.ledger)), DECEMBER, 30)
    content = calendar_file("2023", rows, "vi")
    assert content.count(b"\r\n") == content.count(b"\n") == content.count(b"\r") > len(rows)
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert calendar_file("2023", rows, "vi") == content


def test_an_event_keeps_its_name_from_day_to_day_and_tells_occurrences_apart(office: Office) -> None:
    def names(day: date) -> set[str]:
        return {str(event["uid"]) for event in events(calendar_file("2023", upcoming(office, day, 30), "vi"))}

    assert (
        names(date(2023, 3, 20)) & names(date(2023, 3, 25))
        == names(date(2023, 3, 25)) - names(date(2023, 4, 1))
        > set()
    )
    assert names(date(2023, 3, 20)) & names(date(2023, 6, 10)) == set()


@pytest.mark.parametrize("kind", [option.code for option in DEADLINE_KINDS.options])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_hostile_words_stay_words(kind: str, lang: str) -> None:
    title = "A; B, C\\n\r\nEND:VEVENT\r\nBEGIN:VEVENT"
    row = {
        "kind": kind,
        "number": "1.1",
        "occurrence": 1,
        "title": title,
        "detail": "submitted",
        "units": "ALL",
        "on_day": date(2023, 4, 5),
        "measured_on": date(2023, 4, 1),
        "left_open": 1,
        "all_owed": 1,
    }
    [event] = events(calendar_file("2023", [row], lang))
    assert "END:VEVENT BEGIN:VEVENT" in str(event["description"])
    assert event.decoded("dtstart") == date(2023, 4, 5)
