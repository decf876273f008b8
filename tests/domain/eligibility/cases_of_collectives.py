"""Cases of the rules on titles of collectives, on shares among them, and on discipline."""

from datetime import date
from typing import Any

from domain.eligibility import Member, Nomination
from domain.eligibility.parameters import share
from tests.domain.eligibility.cases import Told, asked, told
from tests.domain.eligibility.nominees import all_nominated, around, member, nominated, people

OFFICE, PART = "Văn phòng Sở", "Tổ số hóa, Văn phòng Sở"
TEN = people(10, work_grade="good")


def collective(award: str, *nominations: Any, roster: Any = None, name: str = OFFICE, **said: Any) -> Any:
    return asked(award, around(*nominations, roster=roster), name=name, **said)


FIGHTER = nominated("CSTDCS", TEN[0].name)
MOST = all_nominated("LDTT", TEN[:7])


def shares(rule: str, award: str, *fighters: Nomination, **said: Any) -> tuple[Told, ...]:
    """How many hold the yearly title, said by the two rules that ask for a share."""
    few = all_nominated("LDTT", TEN[:5])
    strangers = [nominated("LDTT", f"Người lạ {letter}") for letter in "ABCDE"]
    return (
        told(rule, "enough", collective(award, *MOST, *fighters, roster=TEN, **said)),
        told(rule, "enough", collective(award, *MOST, *fighters, roster=TEN, name="van phong", **said)),
        told(rule, "too_few", collective(award, *few, *fighters, roster=TEN, **said)),
        told(rule, "unsure", collective(award, *few, *strangers, *fighters, roster=TEN, **said)),
        told(rule, "no_ldtt_list", collective(award, *fighters, roster=TEN, **said)),
        told(rule, "no_roster", collective(award, *MOST)),
        told(rule, "part_of_unit", collective(award, *MOST, roster=TEN, name=PART)),
        told(rule, "nobody_counted", collective(award, roster=people(3, counted=False))),
    )


EXCELLENT = (
    told("R10", "collective_excellent", collective("TTLDXS", *MOST, FIGHTER, roster=TEN, work_grade="excellent")),
    told("R10", "all_completed", collective("TTLDXS", *MOST, FIGHTER, roster=TEN, work_grade="excellent")),
    told("R10", "has_fighter", collective("TTLDXS", *MOST, FIGHTER, roster=TEN, work_grade="excellent")),
    told("R10", "collective_lower", collective("TTLDXS", *MOST, FIGHTER, roster=TEN, work_grade="good")),
    told("R10", "collective_ungraded", collective("TTLDXS", *MOST, FIGHTER, roster=TEN)),
    told("R10", "some_failed", collective("TTLDXS", *MOST, roster=[*TEN, member("Kém", work_grade="not_completed")])),
    told("R10", "some_ungraded", collective("TTLDXS", *MOST, FIGHTER, roster=[*TEN[:9], member("Chưa xếp")])),
    told("R10", "no_fighter", collective("TTLDXS", *MOST, roster=TEN, work_grade="excellent")),
    told("R10", "fighter_unsure", collective("TTLDXS", *MOST, nominated("CSTDCS", "Lạ"), roster=TEN)),
)
COLLECTIVES = [nominated("TTLDTT", name) for name in (OFFICE, "Thanh tra Sở", "Ban Tôn giáo")]
SHARE_AMONG = (
    told("R12", "few_enough", collective("TTLDXS", *COLLECTIVES), share=share("20")),
    told(
        "R12",
        "too_many",
        collective("TTLDXS", *COLLECTIVES, nominated("TTLDXS", "Thanh tra Sở")),
        share=share("20"),
    ),
    told("R12", "no_collectives", collective("TTLDXS"), share=share("20")),
    told("R12", "not_set", collective("TTLDXS", *COLLECTIVES)),
    told("R12", "only_part", asked("TTLDXS", around(*COLLECTIVES, is_whole=False), name=OFFICE), share=share("20")),
)


def disciplined(form: str, start: date | None = date(2023, 3, 1), end: date | None = date(2024, 2, 29)) -> Member:
    return member("Đỗ Văn An", discipline=form, discipline_from=start, discipline_to=end)


def among(rule: str, award: str) -> tuple[Told, ...]:
    """Who of a collective is disciplined, said by the two rules that ask."""
    return (
        told(rule, "nobody", collective(award, roster=TEN)),
        told(rule, "nobody", collective(award, roster=[*TEN, disciplined("Khiển trách")])),
        told(
            rule,
            "nobody",
            collective(award, roster=[*TEN, disciplined("Cảnh cáo", end=date(2022, 12, 31), start=date(2022, 1, 1))]),
        ),
        told(rule, "nobody", collective(award, roster=[*TEN, disciplined("Không")])),
        told(rule, "somebody", collective(award, roster=[*TEN, disciplined("cảnh cáo")])),
        told(rule, "somebody", collective(award, roster=[*TEN, disciplined("Buộc thôi việc", end=None)])),
        told(rule, "unclear", collective(award, roster=[*TEN, disciplined("Kỷ luật Đảng")])),
        told(rule, "unclear", collective(award, roster=[*TEN, disciplined("Cảnh cáo", start=None, end=None)])),
        told(rule, "no_roster", collective(award)),
        told(rule, "part_of_unit", collective(award, roster=TEN, name=PART)),
    )


def off_the_roster(rule: str, award: str) -> tuple[Told, ...]:
    """A person whose row can't be told."""
    twins = [member("Đỗ Văn An", birth_year=1982), member("Đỗ Văn An", birth_year=1991)]
    return (
        told(rule, "no_roster", asked(award)),
        told(rule, "not_on_roster", asked(award, around(roster=TEN))),
        told(rule, "namesakes", asked(award, around(roster=twins))),
    )


def of_person(award: str, row: Member) -> Any:
    return asked(award, around(roster=[row]))


OPEN = "Đang xem xét kỷ luật khiển trách"
DISCIPLINE = (
    told("R20", "clean", of_person("LDTT", member("Đỗ Văn An"))),
    told("R20", "clean", of_person("LDTT", disciplined("Khiển trách", date(2024, 1, 5), None))),
    told("R20", "disciplined", of_person("LDTT", disciplined("Khiển trách"))),
    told("R20", "unclear", of_person("LDTT", disciplined("Khiển trách", date(2022, 5, 1), None))),
    *off_the_roster("R20", "LDTT"),
    told("R21", "nothing_open", of_person("GK", disciplined("Khiển trách"))),
    told("R21", "open", of_person("GK", disciplined(OPEN, None, None))),
    told("R21", "open", of_person("GK", disciplined("Có đơn thư tố cáo", None, None))),
    *off_the_roster("R21", "GK"),
    told("R22", "counts_all", of_person("CSTDT", disciplined("Khiển trách", date(2019, 1, 1), date(2020, 12, 31)))),
    told("R22", "counts_after", of_person("CSTDT", disciplined("Khiển trách", date(2020, 6, 1), date(2021, 5, 31)))),
    told("R22", "unclear", of_person("CSTDT", disciplined("Khiển trách", date(2020, 6, 1), None))),
    *off_the_roster("R22", "CSTDT"),
)
STAFF = (
    told("R23", "worked_enough", of_person("LDTT", member("Đỗ Văn An", joined_on=date(2023, 3, 1)))),
    told("R23", "worked_enough", of_person("LDTT", member("Đỗ Văn An", joined_on=date(2015, 7, 1)))),
    told("R23", "too_new", of_person("LDTT", member("Đỗ Văn An", joined_on=date(2023, 3, 2)))),
    told("R23", "joined_unknown", of_person("LDTT", member("Đỗ Văn An"))),
    *off_the_roster("R23", "LDTT"),
    told("R25", "here_long_enough", of_person("LDTT", member("Đỗ Văn An", joined_on=date(2023, 6, 15)))),
    told("R25", "comment_needed", of_person("LDTT", member("Đỗ Văn An", joined_on=date(2023, 7, 1)))),
    told(
        "R25",
        "comment_attached",
        asked(
            "LDTT",
            around(roster=[member("Đỗ Văn An", joined_on=date(2023, 9, 1))]),
            documents="Biên bản họp; Bản nhận xét của đơn vị cũ",
        ),
    ),
    told("R25", "joined_unknown", of_person("LDTT", member("Đỗ Văn An"))),
    *off_the_roster("R25", "LDTT"),
    told("R34", "on_roster", of_person("GK", member("ĐỖ VĂN AN", birth_year=1980))),
    told("R34", "missing", asked("GK", around(roster=[member("Đỗ Văn An", birth_year=1980)]), birth_year=1981)),
    told("R34", "no_roster", asked("GK")),
    off_the_roster("R34", "GK")[2],
)
CASES_OF_COLLECTIVES = (
    *(*shares("R08", "TTLDTT"), *shares("R10", "TTLDXS", FIGHTER, work_grade="excellent"), *EXCELLENT, *SHARE_AMONG),
    *(*among("R09", "TTLDTT"), *among("R11", "TTLDXS"), *DISCIPLINE, *STAFF),
)
