"""Numbers, shares and dates as people here write them."""

import datetime as dt
import math
from typing import Any

import pandas as pd
import pytest

from texts import formats


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (0, "0", "0"),
        (1234, "1.234", "1,234"),
        (1234.5, "1.234,5", "1,234.5"),
        (-1234567.891, "-1.234.567,89", "-1,234,567.89"),
        (None, "–", "–"),
        (math.nan, "–", "–"),
        (pd.NA, "–", "–"),
    ],
)
def test_numbers(value: Any, vi: str, en: str) -> None:
    assert (formats.number(value, "vi"), formats.number(value, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("value", "text"), [(85.5, "85,5%"), (100, "100%"), (0, "0%"), (33.3333, "33,3%"), (None, "–")]
)
def test_percentages_are_kept_as_0_to_100(value: float | None, text: str) -> None:
    assert formats.percent(value) == text


@pytest.mark.parametrize(
    ("k", "n", "text"),
    [(7, 9, "7/9 (77,8%)"), (0, 9, "0/9 (0%)"), (0, 0, "0/0"), (1200, 1500, "1.200/1.500 (80%)"), (None, 9, "–")],
)
def test_shares_say_how_many_of_how_many(k: int | None, n: int | None, text: str) -> None:
    assert formats.share(k, n) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (dt.date(2023, 3, 2), "02/03/2023"),
        (pd.Timestamp("2023-12-31"), "31/12/2023"),
        (None, "–"),
        (pd.NaT, "–"),
    ],
)
def test_days_stand_before_months(day: Any, text: str) -> None:
    assert formats.date(day) == text


def test_moments_are_shown_as_the_clock_in_vietnam() -> None:
    assert formats.date_time(dt.datetime(2023, 12, 31, 17, 30)) == "00:30 01/01/2024"
    assert formats.date_time(pd.Timestamp("2023-12-31 16:59")) == "23:59 31/12/2023"
    assert formats.date_time(None) == "–"


def test_what_is_not_a_day_is_refused() -> None:
    with pytest.raises(TypeError, match="not a day"):
        formats.as_day("2023-12-31")
