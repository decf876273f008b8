"""Planned against actual, and the year's end as a range: each share computed anew from the plan."""

from datetime import date
from typing import Any

import pytest

from domain.plan import Plan, PlanItem
from etl.registers import DATA, read_plans
from tests.ledger.progress import report, row
from tests.ledger.test_occurrences import falls_due
from tests.office import Office

ASKED: dict[str, Any] = {"plan_id": "2023", "unit_code": None, "clause": None, "item_code": None}
Q1, Q2, Q3 = date(2023, 3, 31), date(2023, 6, 30), date(2023, 9, 30)


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The plan of the year, as its file has it."""
    return read_plans([DATA])[0]


def expected(plan: Plan) -> dict[str, tuple[float, list[date]]]:
    """Return each expected item's weight and the days it falls due."""
    assert all(item.start_on and item.due_on for item in plan.items)
    return {item.item_code: (item.weight, _days(item)) for item in plan.items if item.repeats.value != "as_needed"}


def _days(item: PlanItem) -> list[date]:
    assert item.start_on
    assert item.due_on
    return falls_due(item.start_on, item.due_on, item.repeats.value)


def whole(parts: list[tuple[float, float]]) -> float:
    """Return the weighted share of (weight, share 0-1), 0-100."""
    return 100 * sum(weight * share for weight, share in parts) / sum(weight for weight, _share in parts)


def three_quarters(office: Office) -> None:
    """Hand in three quarters of the Office: 2.2 done in the first, 1.2 in the first and the third."""
    done, going = (row("1.2", status) for status in ("Hoàn thành", "Đang thực hiện"))
    report(office, "2023-03-20", row("2.2", "Hoàn thành") + row("2.3", "Đang thực hiện") + done)
    report(office, "2023-06-20", going, period="2023-Q2")
    report(office, "2023-09-20", done, period="2023-Q3")


DONE = {"2.2": [Q1], "1.2": [Q1, Q3]}


def test_planned_and_actual_are_shares_of_occurrences_weighted_by_item(office: Office, plan: Plan) -> None:
    three_quarters(office)
    curve = office.ledger.rows("curve", as_of=date(2023, 10, 5), **ASKED)
    assert [point["day"] for point in curve] == [Q1, Q2, Q3]
    items = expected(plan)
    for point in curve:
        day = point["day"]
        planned = [(weight, sum(due <= day for due in days) / len(days)) for weight, days in items.values()]
        # What every unit leads counts each unit; none of them has reported it here.
        actual = [
            (weight, sum(due <= day for due in DONE.get(code, [])) / len(days))
            for code, (weight, days) in items.items()
        ]
        assert point["planned_share"] == pytest.approx(whole(planned))
        assert point["actual_share"] == pytest.approx(whole(actual))


def test_the_planned_curve_passes_through_the_same_points(office: Office) -> None:
    three_quarters(office)
    planned = office.ledger.rows("planned_curve", as_of=date(2023, 10, 5), **ASKED)
    for point in office.ledger.rows("curve", as_of=date(2023, 10, 5), **ASKED):
        reached = [step["planned_share"] for step in planned if step["day"] <= point["day"]]
        assert reached[-1] == pytest.approx(point["planned_share"])
    assert planned[-1]["planned_share"] == pytest.approx(100)


def test_one_item_and_one_clause_have_curves_of_their_own(office: Office) -> None:
    three_quarters(office)

    def shares(**asked: object) -> list[tuple[float, float]]:
        rows = office.ledger.rows("curve", as_of=date(2023, 10, 5), **{**ASKED, **asked})
        return [(point["planned_share"], point["actual_share"]) for point in rows]

    assert shares(item_code="1.2") == [(25.0, 25.0), (50.0, 25.0), (75.0, 50.0)]
    # 2.2 and 2.3 weigh the same, 2.1 arises as needed only
    assert shares(clause="II.2") == [(100.0, 50.0)] * 3


def test_a_unit_has_a_curve_of_its_own(office: Office) -> None:
    three_quarters(office)

    def points(unit: str) -> list[tuple[float, float]]:
        asked = {**ASKED, "unit_code": unit, "item_code": "1.2"}
        rows = office.ledger.rows("curve", as_of=date(2023, 10, 5), **asked)
        return [(point["planned_share"], point["actual_share"]) for point in rows]

    assert points("VP") == [(25.0, 25.0), (50.0, 25.0), (75.0, 50.0)]
    assert points("TTR") == [(25.0, 0.0), (50.0, 0.0), (75.0, 0.0)]


def forecast(office: Office, day: date) -> dict[str, Any]:
    """Return the forecast of the whole plan as of a day."""
    (found,) = office.ledger.rows("forecast", as_of=day, plan_id="2023", unit_code=None, clause=None)
    return found


def test_the_forecast_goes_on_at_the_rate_of_the_worst_and_of_the_best_period(office: Office, plan: Plan) -> None:
    three_quarters(office)
    items = expected(plan)
    rates = []
    for after, day in ((date.min, Q1), (Q1, Q2), (Q2, Q3)):
        due = [
            (w / len(days), d in DONE.get(c, [])) for c, (w, days) in items.items() for d in days if after < d <= day
        ]
        rates.append(sum(weight for weight, done in due if done) / sum(weight for weight, _done in due))
    actual = whole([(w, len(DONE.get(c, [])) / len(days)) for c, (w, days) in items.items()])
    found = forecast(office, date(2023, 10, 5))
    assert (found["periods"], found["is_over"]) == (3, False)
    assert found["actual_share"] == pytest.approx(actual)
    assert found["low"] == pytest.approx(actual + min(rates) * (100 - actual))
    assert found["high"] == pytest.approx(actual + max(rates) * (100 - actual))


def test_there_is_no_forecast_before_the_third_period_nor_after_the_year(office: Office) -> None:
    three_quarters(office)
    early, over = forecast(office, date(2023, 7, 5)), forecast(office, date(2023, 12, 31))
    assert (early["periods"], early["low"], early["high"]) == (2, None, None)
    assert (over["is_over"], over["low"], over["high"]) == (True, None, None)


def test_the_items_that_decide_are_those_with_most_left_to_bring(office: Office, plan: Plan) -> None:
    three_quarters(office)
    rows = office.ledger.rows("forecast_items", as_of=date(2023, 10, 5), plan_id="2023", unit_code=None, clause=None)
    items = expected(plan)
    total = sum(weight for weight, _days in items.values())
    left = {code: weight * (1 - len(DONE.get(code, [])) / len(days)) for code, (weight, days) in items.items()}
    wanted = {code: 100 * points / total for code, points in left.items() if points}
    assert {found["item_code"]: found["points_left"] for found in rows} == pytest.approx(wanted)
    assert [found["points_left"] for found in rows] == sorted((r["points_left"] for r in rows), reverse=True)
