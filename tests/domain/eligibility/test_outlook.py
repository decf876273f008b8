"""How many more may be nominated, and who might be considered next year: in persons and years."""

from domain.eligibility import DecisionDay, regime_on
from domain.eligibility.ladder import ladders
from domain.eligibility.quotas import Headroom, headroom
from tests.domain.eligibility.nominees import (
    IN_P1,
    IN_P2,
    all_nominated,
    around,
    honour,
    nominated,
    people,
    regimes,
    rules,
)

AN, OFFICE = "Đỗ Văn An", "Văn phòng Sở"
TEN = people(10, work_grade="good")


def room_by(year: object, on: object) -> dict[tuple[str, str], Headroom]:
    """Rule and unit ("" for the whole Department) -> what is left or lacking."""
    found = headroom(year, rules(), regimes(), lambda _award: DecisionDay(on), regime_on)
    return {(one.rule, one.unit_code): one for one in found}


def test_room_under_the_cap_is_told_in_persons() -> None:
    titles, fighters = all_nominated("LDTT", TEN), all_nominated("CSTDCS", TEN[:2])

    one_left = room_by(around(*titles, roster=TEN), IN_P1)["R04", ""]
    full = room_by(around(*titles, *fighters[:1], roster=TEN), IN_P1)["R04", ""]
    over = room_by(around(*titles, *fighters, roster=TEN), IN_P1)["R04", ""]

    # 15 % of 10 are 1,5.
    assert (one_left.k, one_left.n, one_left.bound, one_left.room) == (0, 10, 1, 1)
    assert one_left.said == ("Còn {room} suất.", {"room": 1})
    assert (full.room, full.said) == (0, ("Đã hết suất.", {}))
    assert over.said == ("Vượt {over} suất.", {"over": 1})
    assert over.verdict.inputs["nominations"] == ("HS-CSTDCS-Nguyễn Văn A-", "HS-CSTDCS-Nguyễn Văn B-")


def test_without_a_cap_there_is_no_number() -> None:
    found = room_by(around(*all_nominated("LDTT", TEN), roster=TEN), IN_P2)["R04", ""]

    assert (found.bound, found.room, found.said) == (None, None, ("", {}))
    assert found.verdict.verdict == "not_applicable"


def test_what_a_collective_lacks_is_told_in_persons_with_who_counts() -> None:
    year = around(*all_nominated("LDTT", TEN[:6]), roster=TEN)

    before, after = (room_by(year, on)["R08", "VP"] for on in (IN_P1, IN_P2))

    assert (before.k, before.n, before.bound, before.room, before.said) == (6, 10, 6, 0, ("Vừa đủ.", {}))
    assert (after.bound, after.said) == (7, ("Còn thiếu {lacking} người.", {"lacking": 1}))
    assert before.verdict.inputs["counted"] == tuple(one.name for one in TEN)


def test_a_unit_without_a_roster_has_no_number() -> None:
    found = room_by(around(roster=TEN), IN_P1)["R08", "TTR"]

    assert (found.k, found.room, found.verdict.verdict) == (None, None, "unknown")


def prospects(*history: object, proposed: tuple = ()) -> dict[str, tuple[str, str]]:
    """Award -> how it stands next year, of the one person told of."""
    (ladder,) = ladders(around(*proposed, history=history), rules(), regimes())
    return {one.award: (one.state, one.verdict.verdict) for one in ladder.prospects}


def test_two_years_in_a_row_make_a_third_and_the_certificate_possible() -> None:
    history = [honour(AN, "CSTDCS", year) for year in (2022, 2023)]

    assert prospects(*history) == {"CSTDT": ("with_title", "fail"), "BK_TINH": ("ready", "pass")}


def test_three_years_are_enough_already() -> None:
    history = [honour(AN, "CSTDCS", year) for year in (2021, 2022)]

    found = prospects(*history, proposed=(nominated("CSTDCS"),))

    assert found["CSTDT"] == ("ready", "pass")


def test_what_is_proposed_this_year_is_not_told_again_for_the_next() -> None:
    history = [honour(AN, "CSTDCS", year) for year in (2021, 2022)]

    found = prospects(*history, proposed=(nominated("CSTDCS"), nominated("BK_TINH")))

    assert "BK_TINH" not in found


def test_nothing_is_told_where_years_are_lacking() -> None:
    assert prospects(honour(AN, "LDTT", 2022)) == {}


def test_a_ladder_has_every_award_with_its_decision_those_of_this_year_as_proposed() -> None:
    history = [honour(AN, "LDTT", 2022), honour(AN, "CSTDCS", 2022), honour(AN, "LDTT", 2021)]

    (ladder,) = ladders(around(nominated("LDTT", no="HS-2023-009"), history=history), rules(), regimes())

    assert [(one.year, one.award, one.source, one.is_nominated) for one in ladder.honours] == [
        (2021, "LDTT", "21/QĐ-SNV", False),
        (2022, "CSTDCS", "22/QĐ-SNV", False),
        (2022, "LDTT", "22/QĐ-SNV", False),
        (2023, "LDTT", "HS-2023-009", True),
    ]
    assert (ladder.name, ladder.unit_code) == (AN, "VP")


def test_a_person_told_with_and_without_a_birth_year_has_one_ladder() -> None:
    history = [honour(AN, "LDTT", 2021), honour(AN, "LDTT", 2022, birth_year=1980)]

    (ladder,) = ladders(around(history=history), rules(), regimes())

    assert (ladder.subject.birth_year, [one.year for one in ladder.honours]) == (1980, [2021, 2022])


def test_a_collective_climbs_its_own_ladder() -> None:
    history = [honour(OFFICE, "TTLDXS", year) for year in (2022, 2023)]

    (ladder,) = ladders(around(history=history), rules(), regimes())

    assert {one.award: one.state for one in ladder.prospects} == {"BK_TINH": "ready"}
