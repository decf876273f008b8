"""Shares, caps and runs of years, for all numbers."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.eligibility.common import most_allowed, reached, run_to
from domain.eligibility.parameters import BadParameter, alternatives, flag, needed_share, parse_parameters, share
from domain.eligibility.quotas import least_needed

PERCENTS = st.fractions(min_value=Fraction(1, 2), max_value=100, max_denominator=100)
HEADS = st.integers(0, 500)


@given(HEADS, PERCENTS)
def test_what_a_cap_allows_keeps_to_it_and_one_more_does_not(n: int, cap: Fraction) -> None:
    most = most_allowed(n, cap, "down")

    assert most * 100 <= cap * n < (most + 1) * 100


@given(HEADS, PERCENTS)
def test_rounding_up_allows_at_most_one_more_than_rounding_down(n: int, cap: Fraction) -> None:
    down, nearest, up = (most_allowed(n, cap, rounding) for rounding in ("down", "nearest", "up"))

    assert down <= nearest <= up <= down + 1


@given(st.integers(1, 500), PERCENTS, st.booleans())
def test_the_fewest_that_reach_a_share_reach_it_and_one_less_does_not(
    n: int, threshold: Fraction, strict: bool
) -> None:
    least = least_needed(n, threshold, strict=strict)

    assert reached(least, n, threshold, strict=strict)
    assert least == 0 or not reached(least - 1, n, threshold, strict=strict)


@given(st.sets(st.integers(2000, 2030)), st.integers(2000, 2030))
def test_a_run_is_unbroken_and_can_not_be_longer(years: set[int], end: int) -> None:
    run = run_to(years, end)

    assert list(run) == list(range(end - len(run) + 1, end + 1))
    assert set(run) <= years
    assert end - len(run) not in years


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("share=70;share=60", ["share"]),
        ("share=70;strict=0", ["share"]),
        ("share", ["share"]),
        ("", ["share"]),
        ("share=0", ["share"]),
        ("share=101", ["share"]),
        ("share=70%", ["share"]),
        ("share=", ["needed"]),
        ("strict=2", ["strict"]),
    ],
)
def test_parameters_that_nobody_asked_for_or_can_take_are_refused(text: str, wanted: list[str]) -> None:
    kinds = {"share": share, "strict": flag, "needed": needed_share}

    with pytest.raises(BadParameter):
        parse_parameters(text, {name: kinds[name] for name in wanted})


def test_parameters_are_read_by_their_names() -> None:
    read = parse_parameters(" share = 66.5 ; strict=1;", {"share": share, "strict": flag})

    assert read == {"share": Fraction(133, 2), "strict": True}


def test_alternatives_are_any_one_of_several_with_all_of_its_awards() -> None:
    assert alternatives("1*CO_CP|1*CO_TINH+1*BK_TINH|2*BK_TINH") == (
        {"CO_CP": 1},
        {"CO_TINH": 1, "BK_TINH": 1},
        {"BK_TINH": 2},
    )
    with pytest.raises(ValueError, match="CO_CP"):
        alternatives("CO_CP")
