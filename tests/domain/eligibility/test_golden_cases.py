"""The cases the Office works out by hand, in the law before and after 1 January 2024."""

from datetime import date

import pytest

from domain.eligibility import Ballot, judge
from tests.domain.eligibility.nominees import (
    IN_P1,
    IN_P2,
    all_nominated,
    around,
    case,
    honour,
    judged,
    nominated,
    people,
    regimes,
    rule_of,
    rules,
)

OFFICE = "Văn phòng Sở"


@pytest.mark.parametrize(
    ("holders", "before_2024", "from_2024"), [(5, "fail", "fail"), (6, "pass", "fail"), (7, "pass", "pass")]
)
def test_of_ten_people_so_many_hold_the_yearly_title(holders: int, before_2024: str, from_2024: str) -> None:
    staff = people(10)
    year = around(*all_nominated("LDTT", staff[:holders]), roster=staff)

    found = [judged(case(nominated("TTLDTT", OFFICE), year, on), "R08") for on in (IN_P1, IN_P2)]

    assert [verdict.verdict for verdict in found] == [before_2024, from_2024]
    assert [(verdict.inputs["k"], verdict.inputs["n"], verdict.inputs["share"]) for verdict in found] == [
        (holders, 10, holders * 10.0)
    ] * 2
    assert [(verdict.severity, verdict.source) for verdict in found] == [("block", "quoted"), ("block", "law")]
    assert found[1].basis == "điểm c khoản 1 Điều 28 Luật số 06/2022/QH15"


@pytest.mark.parametrize(("holders", "most"), [(14, 2), (6, 0), (7, 1), (20, 3)])
def test_fifteen_percent_of_the_holders_rounded_down(holders: int, most: int) -> None:
    staff = people(20)
    titles = all_nominated("LDTT", staff[:holders])

    for fighters in (most, most + 1):
        proposed = all_nominated("CSTDCS", staff[:fighters])
        asked = proposed[0] if proposed else nominated("GK", "Không liên quan")
        verdict = judged(case(asked, around(*titles, *proposed)), "R04")
        if not proposed:
            assert verdict.verdict == "not_applicable"
            continue
        assert verdict.verdict == ("pass" if fighters == most else "fail")
        assert (verdict.inputs["most"], verdict.inputs["room"]) == (most, max(most - fighters, 0))
        assert verdict.inputs["nominations"] == tuple(one.nomination_id for one in proposed)
        assert verdict.severity == "warn"


def test_rounding_is_a_parameter_of_the_regulation() -> None:
    staff = people(6)
    proposed = nominated("CSTDCS", staff[0].name)
    year = around(*all_nominated("LDTT", staff), proposed)

    found = {
        rounding: judged(case(proposed, year), "R04", (rule_of("R04", rounding=rounding),)).inputs["most"]
        for rounding in ("down", "up", "nearest")
    }

    # 15 % of 6 are 0,9.
    assert found == {"down": 0, "up": 1, "nearest": 1}


def test_no_cap_is_set_from_2024_on() -> None:
    proposed = nominated("CSTDCS")
    verdict = judged(case(proposed, around(*all_nominated("LDTT", people(6)), proposed), IN_P2), "R04")

    assert (verdict.verdict, verdict.severity, verdict.source) == ("not_applicable", "warn", "office")


def test_a_council_of_nine_with_one_silent_member_does_not_reach_ninety_percent() -> None:
    silent = Ballot("province", date(2023, 12, 20), members=9, present=8, written=0, votes_for=8)
    answered = Ballot("province", date(2023, 12, 20), members=9, present=8, written=1, votes_for=9)
    proposed = nominated("CSTDT")

    verdict = judged(case(proposed, around(proposed), ballots=(silent,)), "R30")
    assert (verdict.verdict, verdict.severity) == ("fail", "block")
    assert (verdict.inputs["k"], verdict.inputs["n"], verdict.inputs["silent"]) == (8, 9, 1)
    assert round(float(str(verdict.inputs["share"])), 1) == 88.9
    assert judged(case(proposed, around(proposed), ballots=(answered,)), "R30").verdict == "pass"


def test_three_years_with_a_gap_are_not_three_consecutive_years() -> None:
    history = [honour("Đỗ Văn An", "CSTDCS", year) for year in (2020, 2021)]
    proposed = nominated("CSTDT")
    year = around(proposed, nominated("CSTDCS"), history=history)

    for on in (IN_P1, IN_P2):
        verdict = judged(case(proposed, year, on), "R05")
        assert (verdict.verdict, verdict.severity) == ("fail", "block")
        assert verdict.inputs["years"] == (2020, 2021, 2023)
        assert (verdict.inputs["run"], verdict.inputs["have"]) == ((2023,), 1)
        assert judged(case(proposed, year, on), "R26").inputs["missing"] == 2022


@pytest.mark.parametrize(("years", "this_year_too"), [((2021, 2022), True), ((2020, 2021, 2022), False)])
def test_three_years_end_this_year_or_the_year_before(years: tuple[int, ...], this_year_too: bool) -> None:
    proposed = nominated("CSTDT")
    others = [nominated("CSTDCS", no="HS-2023-007")] if this_year_too else []
    year = around(proposed, *others, history=[honour("Đỗ Văn An", "CSTDCS", one) for one in years])

    verdict = judged(case(proposed, year), "R05")

    assert verdict.verdict == "pass"
    numbers = tuple(f"{one - 2000}/QĐ-SNV" for one in years)
    assert verdict.inputs["decisions"] == (*numbers, *(("HS-2023-007",) if this_year_too else ()))


def test_the_number_of_the_abolished_rule_stands_in_no_register_and_no_verdict() -> None:
    verdicts = judge(case(nominated("LDTT"), around()), rules(), regimes())

    assert "R24" not in {verdict.rule for verdict in verdicts} | {rule.rule for rule in rules()}
    assert len(verdicts) == 33
