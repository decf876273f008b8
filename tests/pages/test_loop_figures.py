"""The figures of the direction loop in the invented year, against those counted anew (tests/pages/counted_loop.py)."""

import pytest

from ledger import Ledger
from tests.pages.counted import DAY, QUARTERS
from tests.pages.counted_loop import loop_figures
from tests.sample import SampleYear


@pytest.mark.parametrize("period", QUARTERS)
def test_the_figures_of_the_direction_loop_are_those_of_the_year(sample_year: SampleYear, period: str) -> None:
    rows = Ledger.open(sample_year.ledger).frame(
        "figure_rows", as_of=None, plan_id="2023", period=period, unit_code=None
    )
    expected = loop_figures(sample_year, period)
    counted = rows["figure"].value_counts().to_dict()
    assert {figure: counted.get(figure, 0) for figure in expected} == expected


def test_the_year_has_something_of_every_figure(sample_year: SampleYear) -> None:
    seen = [loop_figures(sample_year, period) for period in QUARTERS]
    assert DAY.year == 2023
    assert {figure for figures in seen for figure, count in figures.items() if count} >= {
        *("difficulties_open", "difficulties_waiting", "difficulties_pressing", "difficulties_higher"),
        *("difficulties_passed_on", "directions_open", "reports", "difficulty_reports_nil"),
    }
