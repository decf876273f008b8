"""What counts is decided per submission; a window over every row, the plain reading of the contract, says the same."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ledger import Ledger
from ledger.acts import withdraw
from ledger.moment import just_before
from tests.office import OFFICE
from tests.stores import new_place

UNITS, PERIODS, ITEMS = ("VP", "TTR"), ("2023-Q1", "2023-Q2"), ("1.1", "1.2", "2.1")
# A sheet whose newest final submission (else its newest) isn't this one lends no row, however few that one holds.
BY_WINDOW = """
SELECT unit_code, period, item_code, actual
FROM (
    SELECT s.unit_code, s.period, r.item_code, r.actual,
           dense_rank() OVER (PARTITION BY s.unit_code, s.period ORDER BY s.is_estimate, s.submission_no DESC) AS place
    FROM submission_records s
    JOIN submission_sheets h ON h.submission_no = s.submission_no AND h.sheet = 'progress'
    LEFT JOIN progress_rows r ON r.submission_no = s.submission_no
    LEFT JOIN withdrawals w ON w.submission_no = s.submission_no AND w.recorded_at < $before
    WHERE s.plan_id = $plan_id AND s.recorded_at < $before AND w.submission_no IS NULL
      AND (h.rows_accepted > 0 OR h.is_nil)
)
WHERE place = 1 AND item_code IS NOT NULL
"""
VIEWS = ("counting_progress", "current_progress")

# What a file holds: items with figures, nothing that could be taken, "nothing to tell", or no such sheet at all.
sheets = st.one_of(
    st.dictionaries(st.sampled_from(ITEMS), st.integers(0, 99), min_size=1),
    st.sampled_from(["refused", "nil", "absent"]),
)
FIRST = ("VP", "2023-Q1", False, {"1.1": 1, "1.2": 1}, False)
files = st.tuples(st.sampled_from(UNITS), st.sampled_from(PERIODS), st.booleans(), sheets, st.booleans())
plans = map(str, count(1000))
numbers = count(1)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    ticks = count()
    path = new_place(tmp_path_factory.mktemp("two-ways"))
    made = Ledger.create(path, sample=True, clock=lambda: datetime(2023, 4, 1) + timedelta(seconds=next(ticks)))
    with made.kept_open():
        yield made


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sent=st.lists(files, min_size=1, max_size=6), seen=st.integers(0, 6))
@example(sent=[FIRST, ("VP", "2023-Q1", True, {"1.1": 2}, False)], seen=1)
@example(sent=[FIRST, ("VP", "2023-Q1", False, {"1.1": 2}, True)], seen=1)
@example(sent=[FIRST, ("VP", "2023-Q1", False, "nil", False)], seen=1)
@example(sent=[FIRST, ("VP", "2023-Q1", False, "refused", False)], seen=1)
def test_the_rows_that_count_are_those_of_a_window_over_all_rows(
    ledger: Ledger, sent: list[tuple[str, str, bool, object, bool]], seen: int
) -> None:
    plan_id = next(plans)
    instants = [append_file(ledger, plan_id, *file) for file in sent]
    for before in (datetime(9999, 1, 1), instants[min(seen, len(instants) - 1)]):
        with ledger._reading(just_before(before) if before.year < 9999 else None) as cursor:
            plain = sorted(cursor.execute(BY_WINDOW, {"plan_id": plan_id, "before": before}).fetchall())
            for view in VIEWS:
                asked = f"SELECT unit_code, period, item_code, actual FROM {view} WHERE plan_id = $plan_id"
                assert sorted(cursor.execute(asked, {"plan_id": plan_id}).fetchall()) == plain


def append_file(
    ledger: Ledger, plan_id: str, unit: str, period: str, is_estimate: bool, sheet: object, is_withdrawn: bool
) -> datetime:
    """Append one submission, withdrawn again or not; return the instant it was recorded at."""
    number = next(numbers)
    rows = sheet if isinstance(sheet, dict) else {}
    with ledger.act(OFFICE, "load") as act:
        record = {"submission_no": number, "submission_id": f"LN-{number:06d}", "plan_id": plan_id, "unit_code": unit}
        act.append(
            "submission_records", [{**record, "period": period, "is_estimate": is_estimate, "verdict": "accepted"}]
        )
        if sheet != "absent":
            told = {"rows_accepted": len(rows), "is_nil": sheet == "nil"}
            act.append("submission_sheets", [{"submission_no": number, "sheet": "progress", **told}])
        values = [
            {"submission_no": number, "item_code": item, "actual": float(actual)} for item, actual in rows.items()
        ]
        act.append("progress_rows", values)
    if is_withdrawn:
        withdraw(ledger, OFFICE, f"LN-{number:06d}", "Nhầm đơn vị")
    return act.recorded_at
