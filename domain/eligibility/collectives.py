"""Rules on the yearly titles of collectives: Tập thể lao động tiên tiến, Tập thể lao động xuất sắc (R08, R10, R12)."""

from dataclasses import dataclass
from fractions import Fraction

from domain.choices import WORK_GRADE
from domain.eligibility import parameters as par
from domain.eligibility.common import NO_SHARE_SAYS, ONLY_PART_SAYS, SIGNS, WHOLES, most_allowed, percent, reached
from domain.eligibility.facts import Case
from domain.eligibility.rows import Member, Nomination
from domain.eligibility.rule import FAIL, PASS, UNKNOWN, Point, Rule, RuleKind, Saying, point
from domain.subjects import find_row

_SAYS_COUNTED = {
    "no_roster": Saying(UNKNOWN, "Đơn vị chưa gửi trang “Danh sách nhân sự” nên chưa có tổng số người để tính tỷ lệ."),
    "part_of_unit": Saying(
        UNKNOWN, "{name} không phải một đơn vị có danh sách nhân sự riêng nên chưa tính được tỷ lệ."
    ),
    "nobody_counted": Saying(UNKNOWN, "Danh sách nhân sự chưa ghi ai thuộc diện “Tính vào tổng số”."),
}
_SAYS_SHARE = {
    "enough": Saying(PASS, "Có {k}/{n} người ({share}) là Lao động tiên tiến; quy định {sign} {threshold}."),
    "too_few": Saying(FAIL, "Có {k}/{n} người ({share}) là Lao động tiên tiến; quy định {sign} {threshold}."),
    "unsure": Saying(
        UNKNOWN,
        "Chắc chắn có {k}/{n} người ({share}) là Lao động tiên tiến, quy định {sign} {threshold}; "
        "còn chưa khớp với danh sách nhân sự: {unmatched}.",
    ),
    "no_ldtt_list": Saying(UNKNOWN, "Đơn vị chưa gửi danh sách đề nghị Lao động tiên tiến năm {year}."),
    **_SAYS_COUNTED,
}


@dataclass(frozen=True)
class Holding:
    """Who of a collective holds a title: counted persons, those surely holding it, those whose row can't be told."""

    counted: tuple[Member, ...]
    sure: tuple[Nomination, ...]
    unsure: tuple[Nomination, ...]

    @property
    def inputs(self) -> dict[str, object]:
        """How many of how many, who counts, and by which nominations; n is above 0."""
        n, k = len(self.counted), len(self.sure)
        return {
            "k": k,
            "n": n,
            "share": percent(k, n),
            "counted": tuple(member.name for member in self.counted),
            "unmatched": tuple(one.name for one in self.unsure),
            "nominations": tuple(one.number for one in (*self.sure, *self.unsure)),
        }


def counted_members(case: Case) -> tuple[tuple[Member, ...], tuple[Point, ...]]:
    """Return who counts in a collective's shares, or why nobody can be counted."""
    roster = case.around.roster_of(case.subject)
    if roster is None:
        key = "no_roster" if case.subject.unit_itself else "part_of_unit"
        return (), (point(key, name=case.nomination.name),)
    counted = tuple(member for member in roster if member.counted)
    return counted, () if counted else (point("nobody_counted"),)


def holding(case: Case, award: str, counted: tuple[Member, ...]) -> Holding:
    """Return who of a collective's counted persons holds a yearly title, proposed ones included.

    Whoever stands on the roster without being counted is left out; whose row can't be told may be in or not.
    """
    roster = case.around.roster_of(case.subject) or ()
    sure, unsure = [], []
    for one in case.around.holders(award):
        if not case.around.is_of(case.subject, one.subject.unit_code):
            continue
        found = find_row(one.subject, roster, lambda member: member.subject)
        if len(found.items) != 1:
            unsure.append(one)
        elif found.items[0].counted:
            sure.append(one)
    return Holding(counted, tuple(sure), tuple(unsure))


def share_point(case: Case, rule: Rule) -> Point:
    """Return whether enough of a collective's persons hold Lao động tiên tiến."""
    counted, missing = counted_members(case)
    if missing:
        return missing[0]
    unit_code = "" if case.subject.unit_itself == case.around.agency else case.subject.unit_itself
    if not case.around.has_proposed("LDTT", unit_code):
        return point("no_ldtt_list", year=case.year)
    found = holding(case, "LDTT", counted)
    threshold: Fraction = rule.parameters["share"]
    strict: bool = rule.parameters["strict"]
    inputs = {**found.inputs, "threshold": float(threshold), "sign": SIGNS[strict]}
    k, n = len(found.sure), len(counted)
    if reached(k, n, threshold, strict=strict):
        return point("enough", **inputs)
    may_be = reached(k + len(found.unsure), n, threshold, strict=strict)
    return point("unsure" if may_be else "too_few", **inputs)


def _enough_ldtt(case: Case, rule: Rule) -> tuple[Point, ...]:
    return (share_point(case, rule),)


R08 = RuleKind(
    "R08",
    "Tập thể lao động tiên tiến: tỷ lệ cá nhân là Lao động tiên tiến",
    _enough_ldtt,
    _SAYS_SHARE,
    {"share": par.needed_share, "strict": par.flag},
)


def _own_grade(case: Case) -> Point:
    grade = case.nomination.work_grade
    if grade is None:
        return point("collective_ungraded")
    label = WORK_GRADE.label(grade)
    return point("collective_excellent" if grade == "excellent" else "collective_lower", collective_grade=label)


def _all_completed(counted: tuple[Member, ...]) -> Point:
    failed = [member.name for member in counted if member.work_grade == "not_completed"]
    ungraded = [member.name for member in counted if member.work_grade is None]
    inputs = {"n": len(counted), "failed": len(failed), "ungraded": len(ungraded)}
    if failed:
        return point("some_failed", **inputs)
    return point("some_ungraded" if ungraded else "all_completed", **inputs)


def _a_fighter(case: Case, counted: tuple[Member, ...], wanted: int) -> Point:
    found = holding(case, "CSTDCS", counted)
    inputs = {
        "fighters": len(found.sure),
        "wanted_fighters": wanted,
        "fighter_nominations": tuple(one.number for one in (*found.sure, *found.unsure)),
    }
    if len(found.sure) >= wanted:
        return point("has_fighter", **inputs)
    return point("fighter_unsure" if len(found.sure) + len(found.unsure) >= wanted else "no_fighter", **inputs)


def _excellent_collective(case: Case, rule: Rule) -> tuple[Point, ...]:
    counted, missing = counted_members(case)
    own = _own_grade(case)
    if missing:
        return (own, *missing)
    fighters: int = rule.parameters["fighters"]
    return (own, _all_completed(counted), share_point(case, rule), _a_fighter(case, counted, fighters))


R10 = RuleKind(
    "R10",
    "Tập thể lao động xuất sắc: xếp loại tập thể và từng người, tỷ lệ Lao động tiên tiến, có Chiến sĩ thi đua cơ sở",
    _excellent_collective,
    {
        "collective_excellent": Saying(PASS, "Xếp loại của tập thể: {collective_grade}."),
        "collective_lower": Saying(
            FAIL, "Xếp loại của tập thể: {collective_grade}; quy định hoàn thành xuất sắc nhiệm vụ."
        ),
        "collective_ungraded": Saying(UNKNOWN, "Hồ sơ chưa ghi xếp loại của tập thể."),
        "all_completed": Saying(PASS, "Cả {n} người đều hoàn thành nhiệm vụ trở lên."),
        "some_failed": Saying(FAIL, "Có {failed}/{n} người không hoàn thành nhiệm vụ."),
        "some_ungraded": Saying(UNKNOWN, "Có {ungraded}/{n} người chưa ghi xếp loại trong danh sách nhân sự."),
        "has_fighter": Saying(PASS, "Có {fighters} Chiến sĩ thi đua cơ sở."),
        "no_fighter": Saying(FAIL, "Có {fighters} Chiến sĩ thi đua cơ sở; quy định ít nhất {wanted_fighters}."),
        "fighter_unsure": Saying(UNKNOWN, "Người được đề nghị Chiến sĩ thi đua cơ sở chưa khớp với danh sách nhân sự."),
        **_SAYS_SHARE,
    },
    {"share": par.needed_share, "strict": par.flag, "fighters": par.count},
)


def _few_enough(case: Case, rule: Rule) -> tuple[Point, ...]:
    cap: Fraction | None = rule.parameters["share"]
    if cap is None:
        return (point("not_set"),)
    if not case.around.is_whole:
        return (point("only_part"),)
    excellent, advanced = case.around.holders("TTLDXS"), case.around.holders("TTLDTT")
    if not advanced:
        return (point("no_collectives", year=case.year),)
    least: int = rule.parameters["least"]
    most = max(least, most_allowed(len(advanced), cap, rule.parameters["rounding"]))
    inputs = {
        "whole": WHOLES[case.around.is_appraised],
        "k": len(excellent),
        "n": len(advanced),
        "share": percent(len(excellent), len(advanced)),
        "cap": float(cap),
        "most": most,
        "room": max(most - len(excellent), 0),
        "nominations": tuple(one.number for one in excellent),
    }
    return (point("too_many" if len(excellent) > most else "few_enough", **inputs),)


R12 = RuleKind(
    "R12",
    "Tập thể lao động xuất sắc: không quá tỷ lệ trên số Tập thể lao động tiên tiến",
    _few_enough,
    {
        "few_enough": Saying(
            PASS,
            "{whole} đề nghị {k} trên {n} Tập thể lao động tiên tiến ({share}); tỷ lệ {cap} cho nhiều nhất {most}.",
        ),
        "too_many": Saying(
            FAIL,
            "{whole} đề nghị {k} trên {n} Tập thể lao động tiên tiến ({share}); tỷ lệ {cap} cho nhiều nhất {most}.",
        ),
        "no_collectives": Saying(UNKNOWN, "Chưa có đề nghị Tập thể lao động tiên tiến nào năm {year}."),
        **NO_SHARE_SAYS,
        **ONLY_PART_SAYS,
    },
    {"share": par.share, "rounding": par.one_of(*par.ROUNDINGS), "least": par.count},
)

RULES_OF_COLLECTIVES = (R08, R10, R12)
