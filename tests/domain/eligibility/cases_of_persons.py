"""Cases of the rules on titles of persons and on what was awarded before."""

from dataclasses import replace
from datetime import date

from domain.eligibility import Ballot
from tests.domain.eligibility.cases import asked, told
from tests.domain.eligibility.nominees import (
    IN_P2,
    all_nominated,
    around,
    honour,
    member,
    nominated,
    people,
)

AN = "Đỗ Văn An"
SNV, UBND = "241/QĐ-SNV ngày 12/10/2023", "2016/QĐ-UBND ngày 20/10/2023"


def fighters(*years: int, **said: int) -> list:
    return [honour(AN, "CSTDCS", year, **said) for year in years]


def with_initiative(rule: str, award: str, level: str) -> tuple:
    """What is known of an initiative, said by the two rules that ask for one."""
    stated = {"initiative": "Giải pháp số hóa"}
    late = (Ballot("department", date(2023, 10, 1), 9, 9, 0, 9),)
    return (
        told(rule, "recognised", asked(award, **stated, initiative_decision=level)),
        told(rule, "none_stated", asked(award)),
        told(rule, "not_recognised", asked(award, **stated)),
        told(rule, "too_late", asked(award, **stated, initiative_decision=level, ballots=late)),
        told(rule, "too_late", asked(award, **stated, initiative_decision=level, council_on=date(2023, 10, 1))),
        told(rule, "undated", asked(award, **stated, initiative_decision=level.split(" ", maxsplit=1)[0])),
    )


def history_missing(rule: str, award: str) -> tuple:
    """A history sheet that isn't there, and one that two persons of the same name share."""
    two = [honour(AN, "CSTDCS", 2022, birth_year=1982), honour(AN, "CSTDCS", 2022, birth_year=1991)]
    return (
        told(rule, "no_history", asked(award, on=IN_P2, work_grade="good")),
        told(rule, "history_namesakes", asked(award, around(history=two), on=IN_P2, work_grade="good")),
    )


GRADES = (
    told("R01", "graded", asked("LDTT", work_grade="good")),
    told("R01", "graded", asked("LDTT", around(roster=[member(AN, work_grade="excellent")]))),
    told("R01", "low", asked("LDTT", work_grade="completed")),
    told("R01", "low", asked("LDTT", around(roster=[member(AN, work_grade="good")]), work_grade="not_completed")),
    told("R01", "no_grade", asked("LDTT", around(roster=[member(AN)]))),
    told("R01", "no_grade", asked("LDTT", around(roster=[member("Ai khác", work_grade="good")]))),
)
HOLDS_LDTT = (
    told("R02", "both", asked("CSTDCS", around(nominated("LDTT", "Ông Đỗ Văn An")))),
    told("R02", "both", asked("CSTDCS", around(history=[honour(AN, "LDTT", 2023)]))),
    told("R02", "without", asked("CSTDCS", around(nominated("LDTT", AN, state="returned")))),
    told("R02", "without", asked("CSTDCS", around(nominated("LDTT", AN, unit="TTR"), nominated("LDTT", "Bùi Thị Bé")))),
    told("R02", "no_list", asked("CSTDCS", around(nominated("LDTT", AN, state="registered")))),
    told(
        "R02",
        "ldtt_namesakes",
        asked("CSTDCS", around(*(nominated("LDTT", AN, birth_year=year) for year in (1982, 1991)))),
    ),
)
SECOND_CONDITION = (
    *with_initiative("R03", "CSTDCS", SNV),
    told("R03", "excellent", asked("CSTDCS", on=IN_P2, work_grade="excellent")),
    told("R03", "not_excellent", asked("CSTDCS", on=IN_P2, work_grade="good")),
    told("R03", "neither_known", asked("CSTDCS", on=IN_P2)),
    told("R03", "none_stated", asked("CSTDCS", work_grade="excellent")),
)
CAP = (
    told("R04", "within_cap", asked("CSTDCS", around(*all_nominated("LDTT", people(7))))),
    told("R04", "over_cap", asked("CSTDCS", around(*all_nominated("LDTT", people(6))))),
    told("R04", "no_list", asked("CSTDCS")),
    told("R04", "not_set", asked("CSTDCS", around(*all_nominated("LDTT", people(7))), on=IN_P2)),
    told("R04", "only_part", asked("CSTDCS", around(*all_nominated("LDTT", people(7)), is_whole=False))),
)
YEARS = (
    told("R05", "enough_years", asked("CSTDT", around(history=fighters(2020, 2021, 2022)))),
    told("R05", "enough_years", asked("CSTDT", around(nominated("CSTDCS"), history=fighters(2021, 2022)))),
    told("R05", "broken", asked("CSTDT", around(history=fighters(2019, 2020, 2021)))),
    told("R05", "no_year", asked("CSTDT", around(history=[]))),
    *history_missing("R05", "CSTDT"),
    *with_initiative("R06", "CSTDT", UBND),
    told("R06", "grassroots_only", asked("CSTDT", initiative="Giải pháp", initiative_decision=SNV)),
    told(
        "R06", "level_unknown", asked("CSTDT", initiative="Giải pháp", initiative_decision="12/QĐ-HĐSK ngày 1/2/2023")
    ),
)
TWICE = (
    told("R07", "enough_times", asked("CSTDTQ", around(history=[honour(AN, "CSTDT", year) for year in (2021, 2022)]))),
    told("R07", "too_few", asked("CSTDTQ", around(history=[honour(AN, "CSTDT", 2022)]))),
    told("R07", "apart", asked("CSTDTQ", around(history=[honour(AN, "CSTDT", year) for year in (2019, 2022)]))),
    told("R07", "file_late", asked("CSTDTQ", around(history=[honour(AN, "CSTDT", year) for year in (2020, 2021)]))),
    *history_missing("R07", "CSTDTQ"),
)
CERTIFICATES = (
    told("R13", "enough_years", asked("BK_TINH", around(history=fighters(2021, 2022)), on=IN_P2)),
    told(
        "R13",
        "too_few_years",
        asked("BK_TINH", around(history=fighters(2022)), work_grade="good", commendation_kind="merit"),
    ),
    told("R13", "ground_not_told", asked("BK_TINH", around(history=[]), work_grade="good")),
    told("R13", "grade_may_do", asked("BK_TINH", around(history=[]), work_grade="excellent")),
    told("R13", "no_grade", asked("BK_TINH", around(history=[]))),
    told("R13", "other_ground", asked("BK_TINH", commendation_kind="thematic")),
    *history_missing("R13", "BK_TINH"),
)
OFFICE = "Văn phòng Sở"


def years_of(award: str, *years: int) -> list:
    return [honour(OFFICE, award, year) for year in years]


CERTIFICATES_OF_COLLECTIVES = (
    told(
        "R14", "enough_years", asked("BK_TINH", around(history=years_of("TTLDXS", 2021, 2022)), on=IN_P2, name=OFFICE)
    ),
    told(
        "R14",
        "too_few_years",
        asked("BK_TINH", around(history=[]), name=OFFICE, work_grade="good", commendation_kind="merit"),
    ),
    told("R14", "ground_not_told", asked("BK_TINH", around(history=[]), name=OFFICE, work_grade="good")),
    told("R14", "grade_may_do", asked("BK_TINH", around(history=[]), name=OFFICE, work_grade="excellent")),
    told("R14", "no_grade", asked("BK_TINH", around(history=[]), name=OFFICE)),
    told("R14", "other_ground", asked("BK_TINH", name=OFFICE, commendation_kind="ad_hoc")),
    told("R14", "no_history", asked("BK_TINH", name=OFFICE, work_grade="good")),
)
YEARLY = [honour(AN, "LDTT", year) for year in range(2018, 2023)]
CERTIFIED = [honour(AN, "BK_TINH", 2017), *YEARLY]
OF_THE_PRIME_MINISTER = [honour(AN, "BK_TTG", 2017), *YEARLY]


def chain(award: str, history: list, **said: object) -> object:
    return asked(award, around(history=history), on=IN_P2, **said)


CHAINS = (
    told("R15", "has_prior", chain("BK_TTG", [*CERTIFIED, *fighters(2019, 2020, 2022)])),
    told("R15", "enough_honours", chain("BK_TTG", [*CERTIFIED, *fighters(2019, 2020, 2022)])),
    told("R15", "long_enough", chain("BK_TTG", [*CERTIFIED, *fighters(2019, 2020, 2022)])),
    told("R15", "no_prior", chain("BK_TTG", [*YEARLY, *fighters(2019, 2020, 2022)])),
    told("R15", "too_few_honours", chain("BK_TTG", [*CERTIFIED, *fighters(2020, 2022)])),
    told("R15", "honours_earlier", chain("BK_TTG", [*CERTIFIED[:1], *CERTIFIED[3:], *fighters(2016, 2020, 2022)])),
    told("R15", "unproved_years", chain("BK_TTG", [*CERTIFIED[:4], *fighters(2019, 2020, 2022)])),
    told("R15", "too_soon", chain("HCLD3", [honour(AN, "BK_TTG", 2020), *YEARLY])),
    told("R15", "excellent_not_known", chain("HCLD3", [*OF_THE_PRIME_MINISTER, *fighters(2019, 2020, 2022)])),
    told(
        "R15",
        "excellent_enough",
        chain("HCLD3", [*OF_THE_PRIME_MINISTER, *fighters(2019, 2020, 2022)], work_grade="excellent"),
    ),
    told("R15", "other_ground", asked("BK_TTG", on=IN_P2, commendation_kind="ad_hoc")),
    *history_missing("R15", "BK_TTG"),
)
DECORATED = [*years_of("BK_TTG", 2016), *years_of("TTLDXS", *range(2017, 2023)), *years_of("CO_CP", 2020)]


def founded(day: date | None) -> object:
    year = around(history=DECORATED)
    office = replace(year.units["VP"], founded_on=day)
    return asked("HCLD3", around(files={"VP": office}), on=IN_P2, name=OFFICE)


CHAINS_OF_COLLECTIVES = (
    told("R15", "old_enough", founded(date(2005, 1, 1))),
    told("R15", "too_young", founded(date(2014, 2, 16))),
    told("R15", "age_not_known", founded(None)),
)
GAPS = (
    told("R26", "no_gap", asked("CSTDT", around(history=fighters(2021, 2022)))),
    told("R26", "no_gap", asked("CSTDT", around(history=fighters(2019, 2022)))),
    told("R26", "one_year_missing", asked("CSTDT", around(history=fighters(2020, 2022)))),
)
CASES_OF_PERSONS = (
    *(*GRADES, *HOLDS_LDTT, *SECOND_CONDITION, *CAP, *YEARS, *TWICE),
    *(*CERTIFICATES, *CERTIFICATES_OF_COLLECTIVES, *CHAINS, *CHAINS_OF_COLLECTIVES, *GAPS),
)
