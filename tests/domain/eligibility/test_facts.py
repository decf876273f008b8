"""Who is who around a nomination: holders, the agency's people, what the Office found of two mentions."""

from dataclasses import replace

from domain.eligibility import UnitFile
from tests.domain.eligibility.nominees import (
    all_nominated,
    around,
    case,
    honour,
    judged,
    member,
    nominated,
    people,
    units,
)

AN = "Đỗ Văn An"
HERE, THERE = "individual|VP|do van an|1980", "individual|TTR|do van an|1980"


def elsewhere(*years: int) -> dict[str, UnitFile]:
    """The inspectorate's history of somebody of the same name and birth year."""
    history = tuple(honour(AN, "CSTDCS", year, birth_year=1980, unit="TTR") for year in years)
    return {"TTR": UnitFile("TTR", "Thanh tra", honours=history)}


def test_years_of_another_unit_count_once_the_office_found_it_is_one_person() -> None:
    proposed = nominated("CSTDT", birth_year=1980)
    year = around(history=[honour(AN, "CSTDCS", 2022, birth_year=1980)], files=elsewhere(2020, 2021))
    found = replace(year, rulings={frozenset((HERE, THERE)): True})

    assert judged(case(proposed, year), "R05").inputs["years"] == (2022,)
    assert judged(case(proposed, found), "R05").inputs["years"] == (2020, 2021, 2022)
    assert judged(case(proposed, found), "R05").verdict == "pass"


def test_two_mentions_the_office_found_apart_are_two_persons() -> None:
    proposed, vague = nominated("LDTT", birth_year=1980), nominated("LDTT")
    year = around(proposed, vague)
    apart = replace(year, rulings={frozenset((HERE, "individual|VP|do van an|")): False})

    assert judged(case(proposed, year), "R33").verdict == "unknown"
    assert judged(case(proposed, apart), "R33").verdict == "pass"


def test_who_is_returned_declined_or_only_registered_holds_no_title() -> None:
    staff = people(10)
    states = ("returned", "ineligible", "declined", "withdrawn", "revoked", "registered")
    counted = [replace(one, state="decided") for one in all_nominated("LDTT", staff[:4])]
    others = [replace(one, state=state) for one, state in zip(all_nominated("LDTT", staff[4:]), states, strict=True)]

    verdict = judged(case(nominated("TTLDTT", "Văn phòng Sở"), around(*counted, *others, roster=staff)), "R08")

    assert (verdict.inputs["k"], verdict.inputs["n"]) == (4, 10)
    assert verdict.inputs["nominations"] == tuple(one.nomination_id for one in counted)


def test_who_does_not_count_is_in_neither_number() -> None:
    staff = [*people(10), member("Lái xe", counted=False)]
    titles = all_nominated("LDTT", [*staff[:5], staff[-1]])

    verdict = judged(case(nominated("TTLDTT", "Văn phòng Sở"), around(*titles, roster=staff)), "R08")

    assert (verdict.inputs["k"], verdict.inputs["n"], verdict.verdict) == (5, 10, "fail")


def test_the_departments_roster_is_that_of_all_its_units_or_none() -> None:
    codes = [unit.unit_code for unit in units() if unit.reports]
    rosters = {
        code: UnitFile(code, code, roster=tuple(member(name, unit=code) for name in ("Bùi Thị Bé", "Lê Văn Cần")))
        for code in codes
    }
    whole = nominated("TTLDTT", "Sở Nội vụ tỉnh Hưng Yên")
    titles = [nominated("LDTT", "Bùi Thị Bé", unit=code) for code in codes]

    complete = judged(case(whole, around(*titles, files=rosters)), "R08")
    one_missing = judged(case(whole, around(*titles, files={**rosters, "TG": UnitFile("TG", "TG")})), "R08")

    assert (complete.inputs["k"], complete.inputs["n"]) == (len(codes), 2 * len(codes))
    assert one_missing.verdict == "unknown"


def test_a_collective_is_known_by_what_itself_handed_in_though_another_unit_nominates_it() -> None:
    theirs = UnitFile(
        "CCHC", "CCHC", honours=tuple(honour("Phòng CCHC", "TTLDXS", year, unit="CCHC") for year in (2021, 2022))
    )
    proposed = nominated("BK_TINH", "Phòng Cải cách hành chính", commendation_kind="merit")

    assert judged(case(proposed, around(files={"CCHC": theirs})), "R14").verdict == "pass"


def test_whom_the_office_found_to_be_one_person_counts_once_in_a_cap() -> None:
    titles = all_nominated("LDTT", people(6))
    here, there = nominated("LDTT", AN, birth_year=1980), nominated("LDTT", AN, birth_year=1980, unit="TTR")
    year = around(*titles, here, there)
    found = replace(year, rulings={frozenset((HERE, THERE)): True})

    assert judged(case(nominated("CSTDCS"), year), "R04").inputs["n"] == 8
    assert judged(case(nominated("CSTDCS"), found), "R04").inputs["n"] == 7
