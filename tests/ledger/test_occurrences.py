"""When an item falls due: once, or at the end of each month, quarter, half year or year between start and due date."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.plan import Repeats
from etl.registers import DATA, load_plan, read_plans
from ledger import Ledger
from tests.office import OFFICE, Office
from tests.stores import copy_of

MONTHS = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
YEAR = date(2023, 1, 1)


def falls_due(start: date, due: date, repeats: str) -> list[date]:
    """Return the days by walking the calendar, month after month."""
    if repeats == "once":
        return [due]
    days = []
    year, month = start.year, start.month
    while date(year, month, 1) <= due:
        last = date(year, month, monthrange(year, month)[1])
        if month % MONTHS[repeats] == 0:
            days.append(min(last, due))
        elif last >= due:
            days.append(due)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return days


@pytest.fixture(scope="module")
def planned(prepared_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office of the module's own, into which plans are loaded again and again."""
    return Office(Ledger.open(copy_of(prepared_ledger, tmp_path_factory.mktemp("planned"))))


spans = st.lists(
    st.tuples(
        st.integers(0, 364), st.integers(0, 364), st.sampled_from([r.value for r in Repeats if r.value != "as_needed"])
    ),
    min_size=20,
    max_size=20,
)


@settings(max_examples=8, deadline=None)
@given(spans)
def test_occurrences_are_those_of_the_calendar(planned: Office, found: list[tuple[int, int, str]]) -> None:
    (plan,) = read_plans([DATA])
    wanted = {}
    items = []
    for item, (one, other, repeats) in zip(plan.items, found, strict=True):
        start, due = (YEAR + timedelta(days=days) for days in sorted((one, other)))
        items.append(replace(item, start_on=start, due_on=due, repeats=Repeats(repeats)))
        wanted[item.item_code] = (start, due, falls_due(start, due, repeats))
    load_plan(planned.ledger, OFFICE, replace(plan, items=tuple(items)))
    rows = [row for row in planned.view("item_occurrences") if row["plan_id"] == plan.plan_id]
    for code, (start, due, days) in wanted.items():
        mine = sorted((row for row in rows if row["item_code"] == code), key=lambda row: row["occurrence"])
        assert [row["due_on"] for row in mine] == days
        assert [row["occurrence"] for row in mine] == list(range(1, len(days) + 1))
        assert {row["occurrences"] for row in mine} == {len(days)}
        assert (mine[0]["from_on"], mine[-1]["due_on"]) == (start, due)
        nexts = [day + timedelta(days=1) for day in days[:-1]]
        assert [row["from_on"] for row in mine[1:]] == nexts


def test_content_done_only_as_needed_never_falls_due(office: Office) -> None:
    assert {row["item_code"] for row in office.view("item_occurrences")} & {"2.1", "4.3", "5.1", "5.2"} == set()


@pytest.mark.parametrize(
    ("period", "item", "due"),
    [
        ("2023-Q1", "1.2", date(2023, 3, 31)),
        ("2023-Q4", "1.2", date(2023, 12, 15)),
        ("2023-Q1", "4.1", date(2023, 6, 30)),
        ("2023-Q2", "2.2", date(2023, 3, 31)),
        ("2023-Q1", "5.3", date(2023, 12, 25)),
    ],
)
def test_a_period_speaks_of_the_last_due_in_it_else_the_next_else_the_last(
    office: Office, period: str, item: str, due: date
) -> None:
    wanted = {"plan_id": "2023", "period": period, "item_code": item}
    assert [row["due_on"] for row in office.view("period_occurrences") if wanted.items() <= row.items()] == [due]
