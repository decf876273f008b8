"""Which law holds: by the day of the decision, whichever day that is."""

from datetime import date, timedelta

import pytest

from domain.eligibility import Round, decision_day, judge, regime_on, round_of
from domain.eligibility.regimes import DecisionDay
from tests.domain.eligibility.nominees import (
    IN_P1,
    IN_P2,
    IN_P3,
    IN_P4,
    around,
    case,
    honour,
    judged,
    nominated,
    regimes,
    rules,
)

PLANNED = Round("2023-D1", "Cuối năm", ("LDTT", "GK"), date(2023, 12, 26))
CHOSEN = Round("2023-D2", "Đợt hai", ("*",), date(2024, 2, 15), "P1", "Hồ sơ nhận trước ngày luật mới có hiệu lực")


def regime_of(day: DecisionDay) -> str:
    return regime_on(day, regimes()).regime


@pytest.mark.parametrize(
    ("day", "regime"),
    [
        (date(2019, 5, 1), "P1"),
        (date(2023, 12, 31), "P1"),
        (date(2024, 1, 1), "P2"),
        (date(2025, 6, 30), "P2"),
        (date(2025, 7, 1), "P3"),
        (date(2026, 9, 30), "P3"),
        (date(2026, 10, 1), "P4"),
        (date(2031, 1, 1), "P4"),
    ],
)
def test_the_day_of_the_decision_decides(day: date, regime: str) -> None:
    assert regime_of(DecisionDay(day)) == regime


def test_every_day_has_exactly_one_regime() -> None:
    days = [date(2003, 1, 1) + timedelta(days=number) for number in range(10_000)]

    assert {sum(regime.holds(day) for regime in regimes()) for day in days} == {1}


def test_a_nominations_own_decision_outweighs_the_day_asked_and_that_its_round() -> None:
    own, asked = date(2023, 6, 28), date(2024, 3, 1)

    assert decision_day(own, asked, PLANNED, 2023) == DecisionDay(own)
    assert decision_day(None, asked, PLANNED, 2023) == DecisionDay(asked)
    assert decision_day(None, None, PLANNED, 2023) == DecisionDay(date(2023, 12, 26))
    assert decision_day(None, None, None, 2023) == DecisionDay(date(2023, 12, 31))


def test_a_round_may_keep_the_older_law_but_not_against_a_day_asked() -> None:
    assert regime_of(decision_day(None, None, CHOSEN, 2023)) == "P1"
    assert regime_of(decision_day(None, date(2024, 2, 15), CHOSEN, 2023)) == "P2"


def test_a_round_that_names_the_award_outweighs_one_for_all() -> None:
    assert (round_of("GK", [CHOSEN, PLANNED]), round_of("KNC", [PLANNED, CHOSEN])) == (PLANNED, CHOSEN)
    assert round_of("KNC", [PLANNED]) is None


def test_under_a_law_known_from_memory_nothing_blocks() -> None:
    proposed = nominated("LDTT", work_grade="completed")
    found = {on: judged(case(proposed, around(proposed), on), "R01") for on in (IN_P1, IN_P2, IN_P3, IN_P4)}

    assert [one.verdict for one in found.values()] == ["fail"] * 4
    assert [one.severity for one in found.values()] == ["block", "block", "block", "warn"]
    verdicts = judge(case(proposed, around(proposed), IN_P4), rules(), regimes())
    assert "block" not in {one.severity for one in verdicts}


def test_only_the_year_of_the_file_is_a_warning_of_the_rule_on_two_titles() -> None:
    titles = [honour("Đỗ Văn An", "CSTDT", year) for year in (2020, 2021)]
    late = judged(case(nominated("CSTDTQ"), around(history=titles), IN_P1), "R07")
    too_few = judged(case(nominated("CSTDTQ"), around(history=titles[:1]), IN_P1), "R07")

    assert (late.verdict, late.severity) == ("fail", "warn")
    assert (too_few.verdict, too_few.severity) == ("fail", "block")
    assert judged(case(nominated("CSTDTQ"), around(history=titles), IN_P2), "R07").verdict == "pass"
