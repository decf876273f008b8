"""Cases of the rules on repetition, on the way of a file and on ballots."""

from datetime import date
from typing import Any

from domain.eligibility import Ballot, Deadline, Paper
from domain.eligibility.parameters import share
from tests.domain.eligibility.cases import Told, asked, told
from tests.domain.eligibility.nominees import IN_P2, around, honour, nominated

AN = "Đỗ Văn An"
DID = {"achievement": "Số hóa 1.200 hồ sơ công chức."}


def beside(award: str, *others: Any, **said: Any) -> Any:
    return asked(award, around(*others), **said)


REPETITION = (
    told("R16", "same_text", beside("GK", nominated("BK_TINH", achievement="Số hóa 1.200 hồ sơ công chức"), **DID)),
    told(
        "R16",
        "same_item",
        beside("GK", nominated("BK_TINH", item_code="PT2", achievement="Khác"), item_code="PT2", **DID),
    ),
    told("R16", "not_told", beside("GK", nominated("BK_TINH"), **DID)),
    told("R16", "once", beside("GK", nominated("LDTT", **DID), nominated("BK_TINH", "Ai khác", **DID), **DID)),
    told("R16", "once", beside("GK", nominated("BK_TINH", state="declined", **DID), **DID)),
    told("R17", "same_text", beside("LDTT", nominated("GK", commendation_kind="ad_hoc", **DID), **DID)),
    told(
        "R17",
        "same_item",
        beside("BK_TINH", nominated("GK", commendation_kind="thematic", item_code="PT2"), item_code="PT2"),
    ),
    told("R17", "not_told", beside("LDTT", nominated("GK", commendation_kind="ad_hoc"), **DID)),
    told("R17", "own_ground", beside("LDTT", nominated("GK", commendation_kind="merit", **DID), **DID)),
    told("R17", "not_merit", beside("GK", commendation_kind="ad_hoc")),
    told("R18", "only_one", beside("BK_TTG", nominated("BK_TINH"))),
    told("R18", "another", beside("BK_TTG", nominated("CSTDTQ"))),
    told("R18", "another", asked("BK_TTG", around(history=[honour(AN, "HCLD3", 2023)]))),
    told("R33", "no_repetition", beside("LDTT", nominated("LDTT", AN, unit="TTR"))),
    told("R33", "no_repetition", beside("GK", nominated("GK", no="HS-2", commendation_kind="ad_hoc"))),
    told("R33", "no_repetition", beside("LDTT", nominated("LDTT", no="HS-2", state="registered"))),
    told("R33", "twice", beside("LDTT", nominated("LDTT", no="HS-2", birth_year=1980), birth_year=1980)),
    told("R33", "perhaps_twice", beside("LDTT", nominated("LDTT", birth_year=1980))),
    told("R33", "elsewhere", beside("LDTT", nominated("LDTT", birth_year=1980, unit="TTR"), birth_year=1980)),
)


def decided(award: str, number: str, **said: Any) -> Any:
    return asked(award, on=IN_P2, state="decided", decision_no=number, **said)


PAPERS = tuple(Paper(document, document, is_held=True) for document in ("title_minutes", "achievement_report"))
DUE = date(2023, 12, 20)


def by_deadline(reached_on: date | None, today: date = date(2023, 12, 25)) -> Any:
    return asked("LDTT", deadline=Deadline(DUE, reached_on, today))


FILES = (
    told("R19", "competent", decided("LDTT", "318/QĐ-SNV")),
    told("R19", "competent", decided("BK_TINH", "2147/QĐ-UBND")),
    told("R19", "not_competent", decided("TTLDXS", "318/QĐ-SNV", name="Văn phòng Sở")),
    told("R19", "symbol_unknown", decided("LDTT", "318")),
    told("R19", "not_decided", asked("LDTT", on=IN_P2)),
    told("R19", "by_its_head", asked("LDTT", around(is_appraised=True), on=IN_P2)),
    told("R27", "was_registered", asked("LDTT", is_registered=True)),
    told("R27", "was_registered", beside("LDTT", nominated("LDTT", no="HS-2", state="registered", is_registered=True))),
    told("R27", "not_registered", beside("LDTT", nominated("LDTT", "Ai khác", is_registered=True))),
    told("R27", "no_registrations", beside("LDTT", nominated("LDTT", "Ai khác", unit="TTR", is_registered=True))),
    told("R28", "complete", asked("CSTDTQ", papers=PAPERS)),
    told("R28", "lacking", asked("CSTDTQ", papers=(*PAPERS, Paper("letter", "Tờ trình", is_held=False)))),
    told("R28", "unchecked", asked("CSTDTQ", papers=(*PAPERS, Paper("letter", "Tờ trình", None)))),
    told("R28", "nothing_needed", asked("CSTDTQ")),
    told("R29", "in_time", by_deadline(DUE)),
    told("R29", "too_late", by_deadline(date(2023, 12, 21))),
    told("R29", "overdue", by_deadline(None)),
    told("R29", "not_due", by_deadline(None, DUE)),
    told("R29", "no_deadline", asked("LDTT")),
)


def votes(rule: str, award: str, council: str) -> tuple[Told, ...]:
    """A council's totals, said by the three rules that ask for them."""

    def ballot(votes_for: int | None, present: int | None = 9, members: int | None = 9, at: str = council) -> Any:
        return asked(award, ballots=(Ballot(at, DUE, members, present, 0, votes_for),))

    ninety = {"share": share("90")}
    other = "department" if council == "province" else "province"
    return (
        told(rule, "voted", ballot(9), **ninety),
        told(rule, "too_few_votes", ballot(8), **ninety),
        told(rule, "too_few_votes", ballot(8, present=None), **ninety),
        told(rule, "silent_members", ballot(8, present=8), **ninety),
        told(rule, "no_ballot", ballot(9, at=other), **ninety),
        told(rule, "no_ballot", ballot(None), **ninety),
        told(rule, "no_ballot", ballot(9, members=None), **ninety),
        told(rule, "not_set", ballot(9), share=None),
    )


CASES_OF_FILES = (
    *(*REPETITION, *FILES),
    *(*votes("R30", "CSTDT", "province"), *votes("R31", "BK_TTG", "province"), *votes("R32", "LDTT", "department")),
)
