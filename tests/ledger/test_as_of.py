"""The end of a day is 24:00 in Viet Nam, 17:00 UTC; asking for a past day leaves nothing behind."""

from datetime import date, datetime, timedelta

import pytest

from tests.office import Office

PROGRESS = """
## Tiến độ
| Mã nội dung | Trạng thái |
| {item} | Đang thực hiện |
"""
DAY = date(2023, 3, 31)


@pytest.fixture
def book(office: Office) -> str:
    """A workbook with one row."""
    item = next(row["item_code"] for row in office.ledger.rows("context_items") if row["plan_id"] == "2023")
    return PROGRESS.format(item=item)


@pytest.mark.parametrize(
    ("recorded_at", "counts_that_day"),
    [
        ("2023-03-30T17:00:00", True),
        ("2023-03-31T16:59:59", True),
        ("2023-03-31T16:59:59.999999", True),
        ("2023-03-31T17:00:00", False),
        ("2023-04-01T00:00:00", False),
    ],
)
def test_a_day_ends_at_midnight_in_viet_nam(office: Office, book: str, recorded_at: str, counts_that_day: bool) -> None:
    office.at(recorded_at).load(book)
    assert len(office.view("current_progress", as_of=DAY)) == int(counts_that_day)
    assert len(office.view("current_progress", as_of=DAY + timedelta(days=1))) == 1
    assert len(office.view("current_progress")) == 1


def test_the_day_before_knows_nothing_of_the_day(office: Office, book: str) -> None:
    office.at("2023-03-30T17:00:00").load(book)
    assert office.view("current_progress", as_of=DAY - timedelta(days=1)) == []


def test_a_question_about_a_past_day_does_not_colour_the_next_one(office: Office, book: str) -> None:
    office.at("2023-04-01T00:00:00").load(book)
    ledger = office.ledger
    asked = {"plan_id": None, "period": None, "unit_code": None}
    with ledger._reading(None):  # the connection stays open in between
        assert ledger.rows("history", as_of=DAY, **asked) == []  # type: ignore[arg-type]
        assert len(ledger.rows("history", **asked)) == 1  # type: ignore[arg-type]
        assert ledger.rows("history", as_of=DAY, **asked) == []  # type: ignore[arg-type]


def test_a_plans_clock_stops_at_its_last_day_and_a_past_days_clock_at_that_day(office: Office) -> None:
    def clock(as_of: date | None) -> date:
        return dict(office.view("plan_clock", "plan_id", "day", as_of=as_of))["2023"]

    assert clock(DAY) == DAY
    assert clock(date(2024, 6, 1)) == date(2023, 12, 31)
    assert clock(None) == date(2023, 12, 31)


def test_what_is_recorded_later_than_today_counts_when_no_day_is_asked_for(office: Office, book: str) -> None:
    office.at(f"{datetime.now().year + 1}-01-01T00:00:00").load(book)  # noqa: DTZ005
    assert len(office.view("current_progress")) == 1
