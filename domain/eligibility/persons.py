"""Rules on the yearly titles of persons: Lao động tiên tiến, Chiến sĩ thi đua (R01-R07)."""

from datetime import date
from fractions import Fraction

from domain.choices import WORK_GRADE
from domain.eligibility import initiatives
from domain.eligibility import parameters as par
from domain.eligibility.common import (
    HISTORY_SAYS,
    NO_SHARE_SAYS,
    ONLY_PART_SAYS,
    WHOLES,
    held,
    history_missing,
    latest_run,
    most_allowed,
    percent,
    sources,
)
from domain.eligibility.facts import Case
from domain.eligibility.rows import Honour
from domain.eligibility.rule import FAIL, PASS, UNKNOWN, WARN, Point, Rule, RuleKind, Saying, point
from domain.subjects import find

_GRADES = ("not_completed", "completed", "good", "excellent")

_SAYS_INITIATIVE = {
    "recognised": Saying(PASS, "Sáng kiến, đề tài được công nhận tại {decision}."),
    "none_stated": Saying(FAIL, "Hồ sơ không nêu sáng kiến, đề tài nào."),
    "not_recognised": Saying(FAIL, "Sáng kiến, đề tài chưa có quyết định công nhận."),
    "too_late": Saying(FAIL, "Sáng kiến được công nhận ngày {recognised_on}, sau ngày họp xét {council_on}."),
    "undated": Saying(UNKNOWN, "Quyết định {decision} chưa ghi ngày nên chưa biết có trước ngày họp xét hay không."),
}


def at_least(grade: str, wanted: str) -> bool:
    """Tell whether a work grade is the wanted one or better."""
    return _GRADES.index(grade) >= _GRADES.index(wanted)


def _council_day(case: Case) -> date:
    held_on = [ballot.held_on for ballot in case.ballots if ballot.held_on]
    return min(held_on) if held_on else case.council_on or case.decided_on


def initiative_point(case: Case) -> Point:
    """Return what is known of the nominee's initiative, recognised by anybody before the council's day (TL02)."""
    nomination = case.nomination
    if not nomination.initiative and not nomination.initiative_decision:
        return point("none_stated")
    if not nomination.initiative_decision:
        return point("not_recognised", initiative=nomination.initiative)
    decision, council_on = nomination.initiative_decision, _council_day(case)
    day = initiatives.day_of(decision)
    if day is None:
        return point("undated", decision=decision)
    inputs = {"decision": decision, "recognised_on": day, "council_on": council_on}
    return point("too_late" if day > council_on else "recognised", **inputs)


def _graded(case: Case, rule: Rule) -> tuple[Point, ...]:
    wanted: str = rule.parameters["grade"]
    inputs = {"grade": WORK_GRADE.label(case.grade), "wanted": WORK_GRADE.label(wanted), "year": case.year}
    if case.grade is None:
        return (point("no_grade", year=case.year),)
    return (point("graded" if at_least(case.grade, wanted) else "low", **inputs),)


R01 = RuleKind(
    "R01",
    "Lao động tiên tiến: xếp loại hoàn thành tốt nhiệm vụ trở lên",
    _graded,
    {
        "graded": Saying(PASS, "Xếp loại năm {year}: {grade}."),
        "low": Saying(FAIL, "Xếp loại năm {year}: {grade}; quy định từ {wanted} trở lên."),
        "no_grade": Saying(UNKNOWN, "Chưa có xếp loại năm {year} ở hồ sơ và ở danh sách nhân sự."),
    },
    {"grade": par.grade},
)


def _with_ldtt(case: Case, _rule: Rule) -> tuple[Point, ...]:
    titles = [honour for honour in held(case, "LDTT").values() if honour.year == case.year]
    if case.honours.is_ambiguous and titles:
        return (point("ldtt_namesakes", name=case.nomination.name),)
    proposed = find(case.subject, case.around.holders("LDTT"), lambda one: one.subject)
    if proposed.is_ambiguous:
        return (point("ldtt_namesakes", name=case.nomination.name),)
    if titles:
        return (point("both", year=case.year, source=titles[0].source),)
    if not case.around.has_proposed("LDTT", case.subject.unit_code):
        return (point("no_list", year=case.year),)
    return (point("without", year=case.year),)


R02 = RuleKind(
    "R02",
    "Chiến sĩ thi đua cơ sở: cùng năm được đề nghị hoặc tặng Lao động tiên tiến",
    _with_ldtt,
    {
        "both": Saying(PASS, "Cùng năm {year} được đề nghị hoặc tặng Lao động tiên tiến ({source})."),
        "without": Saying(FAIL, "Không có tên trong danh sách đề nghị hoặc tặng Lao động tiên tiến năm {year}."),
        "no_list": Saying(UNKNOWN, "Đơn vị chưa gửi danh sách đề nghị Lao động tiên tiến năm {year}."),
        "ldtt_namesakes": Saying(
            UNKNOWN, "Danh sách Lao động tiên tiến có nhiều người tên {name}; hãy ghi năm sinh để phân biệt."
        ),
    },
)


def _second_condition(case: Case, rule: Rule) -> tuple[Point, ...]:
    found = initiative_point(case)
    if found.key == "recognised" or "grade" not in rule.parameters["grounds"]:
        return (found,)
    graded = {"year": case.year, "grade": WORK_GRADE.label(case.grade)}
    if case.grade == "excellent":
        return (point("excellent", **graded),)
    if found.key == "undated":
        return (found,)
    return (found, point("not_excellent", **graded)) if case.grade else (point("neither_known", year=case.year),)


R03 = RuleKind(
    "R03",
    "Chiến sĩ thi đua cơ sở: có sáng kiến, đề tài được công nhận; từ năm 2024 hoặc hoàn thành xuất sắc nhiệm vụ",
    _second_condition,
    {
        **_SAYS_INITIATIVE,
        "excellent": Saying(PASS, "Xếp loại năm {year}: {grade}."),
        "not_excellent": Saying(FAIL, "Xếp loại năm {year}: {grade}."),
        "neither_known": Saying(UNKNOWN, "Không nêu sáng kiến được công nhận và chưa có xếp loại năm {year}."),
    },
    {"grounds": par.some_of(*par.GROUNDS)},
)


def _capped(case: Case, rule: Rule) -> tuple[Point, ...]:
    cap: Fraction | None = rule.parameters["share"]
    if cap is None:
        return (point("not_set"),)
    if not case.around.is_whole:
        return (point("only_part"),)
    around = case.around
    fighters, holders = around.holders("CSTDCS"), around.holders("LDTT")
    if not holders:
        return (point("no_list", year=case.year),)
    most = most_allowed(len(holders), cap, rule.parameters["rounding"])
    inputs = {
        "whole": WHOLES[around.is_appraised],
        "k": len(fighters),
        "n": len(holders),
        "share": percent(len(fighters), len(holders)),
        "cap": float(cap),
        "most": most,
        "room": max(most - len(fighters), 0),
        "over": max(len(fighters) - most, 0),
        "nominations": tuple(one.number for one in fighters),
    }
    return (point("over_cap" if len(fighters) > most else "within_cap", **inputs),)


R04 = RuleKind(
    "R04",
    "Chiến sĩ thi đua cơ sở: không quá tỷ lệ trên số Lao động tiên tiến của Sở",
    _capped,
    {
        "within_cap": Saying(
            PASS,
            "{whole} {k}/{n} Lao động tiên tiến được đề nghị ({share}); tỷ lệ {cap} cho nhiều nhất {most}, "
            "còn {room} suất.",
        ),
        "over_cap": Saying(
            FAIL,
            "{whole} {k}/{n} Lao động tiên tiến được đề nghị ({share}); tỷ lệ {cap} cho nhiều nhất {most}, "
            "vượt {over}.",
        ),
        "no_list": Saying(UNKNOWN, "Chưa đơn vị nào gửi danh sách đề nghị Lao động tiên tiến năm {year}."),
        **NO_SHARE_SAYS,
        **ONLY_PART_SAYS,
    },
    {"share": par.share, "rounding": par.one_of(*par.ROUNDINGS)},
)


def _three_years(case: Case, rule: Rule) -> tuple[Point, ...]:
    need: int = rule.parameters["years"]
    years = held(case, "CSTDCS")
    run = latest_run(case, years)
    inputs = {
        "have": len(run),
        "need": need,
        "years": tuple(sorted(years)),
        "run": run,
        "decisions": sources(years[year] for year in sorted(years)),
    }
    if len(run) >= need and not case.honours.is_ambiguous:
        return (point("enough_years", **inputs),)
    return history_missing(case) or (point("broken" if years else "no_year", **inputs),)


R05 = RuleKind(
    "R05",
    "Chiến sĩ thi đua cấp tỉnh: đủ số năm liên tục Chiến sĩ thi đua cơ sở",
    _three_years,
    {
        "enough_years": Saying(PASS, "Có {have} năm liên tục Chiến sĩ thi đua cơ sở: {run} ({decisions})."),
        "broken": Saying(
            FAIL, "Mới có {have}/{need} năm liên tục Chiến sĩ thi đua cơ sở đến nay; các năm đã có: {years}."
        ),
        "no_year": Saying(FAIL, "Chưa có năm nào là Chiến sĩ thi đua cơ sở; cần {need} năm liên tục."),
        **HISTORY_SAYS,
    },
    {"years": par.count},
)


def _of_the_province(case: Case, _rule: Rule) -> tuple[Point, ...]:
    found = initiative_point(case)
    if found.key in ("none_stated", "not_recognised", "too_late"):
        return (found,)
    decision = case.nomination.initiative_decision
    level = initiatives.level(decision)
    if level == initiatives.GRASSROOTS:
        return (point("grassroots_only", decision=decision),)
    return (found,) if level else (point("level_unknown", decision=decision),)


R06 = RuleKind(
    "R06",
    "Chiến sĩ thi đua cấp tỉnh: sáng kiến, đề tài được người đứng đầu tỉnh công nhận",
    _of_the_province,
    {
        **_SAYS_INITIATIVE,
        "grassroots_only": Saying(FAIL, "Sáng kiến mới được cơ sở công nhận ({decision}), chưa phải cấp tỉnh."),
        "level_unknown": Saying(UNKNOWN, "Chưa rõ cấp nào công nhận sáng kiến theo quyết định {decision}."),
    },
)


def _twice(case: Case, rule: Rule) -> tuple[Point, ...]:
    years = held(case, "CSTDT")
    in_order = sorted(years)
    need: int = rule.parameters["times"]
    inputs = {
        "have": len(years),
        "need": need,
        "years": tuple(in_order),
        "decisions": sources(years[y] for y in in_order),
    }
    if len(years) < need or case.honours.is_ambiguous:
        return history_missing(case) or (point("too_few", **inputs),)
    if in_order[-1] - in_order[-need] >= need:
        return (point("apart", **inputs),)
    late = _late(case, years[in_order[-1]], rule.parameters["year_after"])
    return (late,) if late else (point("enough_times", **inputs),)


def _late(case: Case, last: Honour, years_after: int) -> Point | None:
    """Return the finding that a file doesn't go in the year after the last decision; None when it does, or needn't."""
    last_year = last.decision_on.year if last.decision_on else last.year
    if not years_after or case.decided_on.year <= last_year + years_after:
        return None
    return Point("file_late", {"last_year": last_year, "file_year": case.decided_on.year}, WARN)


R07 = RuleKind(
    "R07",
    "Chiến sĩ thi đua toàn quốc: hai lần liên tục Chiến sĩ thi đua cấp tỉnh, trình trong năm sau lần cuối",
    _twice,
    {
        "enough_times": Saying(PASS, "Có {have} lần Chiến sĩ thi đua cấp tỉnh liên tục: {years} ({decisions})."),
        "too_few": Saying(FAIL, "Mới có {have}/{need} lần Chiến sĩ thi đua cấp tỉnh."),
        "apart": Saying(
            UNKNOWN, "Các lần Chiến sĩ thi đua cấp tỉnh ({years}) không liền năm; cần xác định có là lần liên tục."
        ),
        "file_late": Saying(
            FAIL, "Lần cuối được tặng năm {last_year}, hồ sơ tính năm {file_year}; phải trình ngay năm sau."
        ),
        **HISTORY_SAYS,
    },
    {"times": par.count, "year_after": par.count},
)

RULES_OF_PERSONS = (R01, R02, R03, R04, R05, R06, R07)
