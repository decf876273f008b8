"""Rules on what must have been awarded before: Bằng khen, Huân chương Lao động (R13-R15), and broken years (R26)."""

from collections.abc import Iterable

from domain.choices import WORK_GRADE
from domain.eligibility import parameters as par
from domain.eligibility.common import HISTORY_SAYS, held, history_missing, latest_run, run_to, sources
from domain.eligibility.facts import Case
from domain.eligibility.rows import Honour
from domain.eligibility.rule import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Point, Rule, RuleKind, Saying, point
from domain.subjects import INDIVIDUAL

_MERIT = "merit"
_SAYS_GROUND = {
    "other_ground": Saying(
        NOT_APPLICABLE, "Loại hình khen thưởng không phải công trạng nên xét theo căn cứ khác, không tính số năm."
    ),
}


def _other_ground(case: Case) -> bool:
    return case.nomination.commendation_kind not in ("", _MERIT)


def _years_or_grade(case: Case, rule: Rule) -> tuple[Point, ...]:
    if _other_ground(case):
        return (point("other_ground"),)
    need: int = rule.parameters["years"]
    years = held(case, rule.parameters["award"])
    run = latest_run(case, years)
    grade = case.grade if case.subject.kind == INDIVIDUAL else case.nomination.work_grade
    inputs = {
        "have": len(run),
        "need": need,
        "years": tuple(sorted(years)),
        "run": run,
        "decisions": sources(years[year] for year in sorted(years)),
        "year": case.year,
        "grade": WORK_GRADE.label(grade),
    }
    if len(run) >= need and not case.honours.is_ambiguous:
        return (point("enough_years", **inputs),)
    if missing := history_missing(case):
        return missing
    if grade is None or grade == "excellent":
        return (point("grade_may_do" if grade else "no_grade", **inputs),)
    return (point("ground_not_told" if not case.nomination.commendation_kind else "too_few_years", **inputs),)


def _kind_of_years(code: str, asks: str, title: str, may_do: str, missing: Iterable[str]) -> RuleKind:
    """Return a rule that asks for a yearly title in consecutive years, or for the best grade in them."""
    return RuleKind(
        code,
        asks,
        _years_or_grade,
        {
            "enough_years": Saying(PASS, f"Có {{have}} năm liên tục {title}: {{run}} ({{decisions}})."),
            "too_few_years": Saying(
                FAIL,
                f"Mới có {{have}}/{{need}} năm liên tục {title}; xếp loại năm {{year}}: {{grade}} "
                "nên cũng không xét theo hoàn thành xuất sắc nhiệm vụ.",
            ),
            "ground_not_told": Saying(
                UNKNOWN,
                f"Mới có {{have}}/{{need}} năm liên tục {title}; hồ sơ chưa ghi loại hình khen thưởng "
                "nên chưa rõ có xét theo căn cứ khác hay không.",
            ),
            "grade_may_do": Saying(UNKNOWN, f"Mới có {{have}}/{{need}} năm liên tục {title}; {may_do}"),
            "no_grade": Saying(
                UNKNOWN, f"Mới có {{have}}/{{need}} năm liên tục {title}; chưa có xếp loại năm {{year}}."
            ),
            **_SAYS_GROUND,
            **{key: HISTORY_SAYS[key] for key in missing},
        },
        {"award": par.award, "years": par.count},
    )


R13 = _kind_of_years(
    "R13",
    "Bằng khen của tỉnh cho cá nhân (công trạng): đủ số năm liên tục Chiến sĩ thi đua cơ sở, hoặc hoàn thành xuất sắc "
    "nhiệm vụ và có sáng kiến",
    "Chiến sĩ thi đua cơ sở",
    "năm {year} hoàn thành xuất sắc nhiệm vụ, cần thêm xếp loại các năm trước và số sáng kiến được công nhận.",
    HISTORY_SAYS,
)
R14 = _kind_of_years(
    "R14",
    "Bằng khen của tỉnh cho tập thể (công trạng): đủ số năm liên tục Tập thể lao động xuất sắc hoặc hoàn thành "
    "xuất sắc nhiệm vụ",
    "Tập thể lao động xuất sắc",
    "năm {year} hoàn thành xuất sắc nhiệm vụ, cần thêm xếp loại của tập thể các năm trước.",
    ("no_history",),
)


def _chain(case: Case, rule: Rule) -> tuple[Point, ...]:
    if _other_ground(case):
        return (point("other_ground"),)
    wanted: tuple[str, ...] = rule.parameters["prior"]
    priors = sorted(
        (one for one in case.honours.items if one.award in wanted and not one.is_nominated), key=lambda one: one.year
    )
    names = tuple(_name(case, code) for code in wanted)
    if not priors or case.honours.is_ambiguous:
        return history_missing(case) or (point("no_prior", prior=names),)
    after = priors[0].year if rule.parameters["after"] else 0
    has_prior = point("has_prior", prior=names, prior_year=priors[0].year, prior_decision=priors[0].source)
    proved = _proved_years(case, rule, after)
    return (
        has_prior,
        _run_point(case, rule, proved, after),
        _honours_point(case, rule, latest_run(case, proved), after),
        *_excellent_point(case, rule),
        *_age_point(case, rule),
    )


def _name(case: Case, code: str) -> str:
    return case.around.awards[code].name if code in case.around.awards else code


def _proved_years(case: Case, rule: Rule, after: int) -> set[int]:
    """Return the years whose grade a yearly title proves, and this year where its grade is known to be good enough."""
    is_person = case.subject.kind == INDIVIDUAL
    years = {year for year in held(case, *rule.parameters["yearly"]) if year > after}
    grade = case.grade if is_person else case.nomination.work_grade
    return years | ({case.year} if grade == "excellent" or (is_person and grade == "good") else set())


def _run_point(case: Case, rule: Rule, proved: set[int], after: int) -> Point:
    need: int = rule.parameters["years"]
    run = latest_run(case, proved)
    end = run[-1] if run else case.year - 1
    lacking = tuple(year for year in range(max(end - need, after) + 1, end + 1) if year not in proved)
    inputs = {"have": len(run), "need": need, "run": run, "unproved": lacking, "since": after, "until": case.year}
    if len(run) >= need:
        return point("long_enough", **inputs)
    return point("too_soon" if after and case.year - after < need else "unproved_years", **inputs)


def _honours_point(case: Case, rule: Rule, run: tuple[int, ...], after: int) -> Point:
    years_needed: int = rule.parameters["years"]
    first = min(run[0] if run else case.year, case.year - years_needed + 1)
    alternatives: tuple[par.Alternative, ...] = rule.parameters["honours"]
    since = [one for one in case.honours.items if one.year > after]
    within = _counted([one for one in since if one.year >= first])
    inputs = {
        "wanted": tuple(" + ".join(f"{n} {_name(case, code)}" for code, n in one.items()) for one in alternatives),
        "found": tuple(
            f"{len(years)} {_name(case, code)} ({_listed(years)})"
            for code, years in within.items()
            if any(code in one for one in alternatives)
        ),
        "decisions": sources(one for one in since if any(one.award in wanted for wanted in alternatives)),
    }
    if _any_met(alternatives, within):
        return point("enough_honours", **inputs)
    # An unbroken run may have begun earlier than what is proved of it.
    return point("honours_earlier" if _any_met(alternatives, _counted(since)) else "too_few_honours", **inputs)


def _counted(honours: Iterable[Honour]) -> dict[str, set[int]]:
    years: dict[str, set[int]] = {}
    for one in honours:
        years.setdefault(one.award, set()).add(one.year)
    return years


def _any_met(alternatives: tuple[par.Alternative, ...], years: dict[str, set[int]]) -> bool:
    return any(all(len(years.get(code, ())) >= n for code, n in one.items()) for one in alternatives)


def _listed(years: set[int]) -> str:
    return ", ".join(map(str, sorted(years)))


def _excellent_point(case: Case, rule: Rule) -> tuple[Point, ...]:
    wanted: int = rule.parameters["excellent"]
    known = int(case.grade == "excellent")
    if not wanted:
        return ()
    inputs = {"excellent_known": known, "excellent_wanted": wanted}
    return (point("excellent_enough" if known >= wanted else "excellent_not_known", **inputs),)


def _age_point(case: Case, rule: Rule) -> tuple[Point, ...]:
    wanted: int = rule.parameters["exists"]
    founded = case.around.unit(case.subject.unit_itself).founded_on
    if not wanted:
        return ()
    if founded is None:
        return (point("age_not_known", exists_wanted=wanted),)
    age = (
        case.decided_on.year
        - founded.year
        - ((case.decided_on.month, case.decided_on.day) < (founded.month, founded.day))
    )
    return (point("old_enough" if age >= wanted else "too_young", exists=age, exists_wanted=wanted),)


R15 = RuleKind(
    "R15",
    "Bằng khen của Thủ tướng, Huân chương Lao động (công trạng): mức khen trước, số năm liên tục, thành tích trong đó",
    _chain,
    {
        "has_prior": Saying(PASS, "Đã có {prior}: năm {prior_year} ({prior_decision})."),
        "no_prior": Saying(FAIL, "Chưa có mức khen phải có trước: {prior}."),
        "long_enough": Saying(PASS, "Có {have} năm liên tục hoàn thành nhiệm vụ ở mức quy định: {run}."),
        "too_soon": Saying(FAIL, "Từ mức khen trước (năm {since}) đến năm {until} chưa đủ {need} năm."),
        "unproved_years": Saying(
            UNKNOWN,
            "Cần {need} năm liên tục hoàn thành nhiệm vụ ở mức quy định; chưa có căn cứ của các năm: {unproved}.",
        ),
        "enough_honours": Saying(PASS, "Trong thời gian đó có {found}."),
        "too_few_honours": Saying(FAIL, "Thành tích đã có: {found}; quy định một trong: {wanted}."),
        "honours_earlier": Saying(
            UNKNOWN, "Thành tích trong thời gian đó: {found}; quy định một trong: {wanted}. Cần xem các năm trước."
        ),
        "excellent_enough": Saying(PASS, "Có {excellent_known} năm hoàn thành xuất sắc nhiệm vụ."),
        "excellent_not_known": Saying(
            UNKNOWN, "Cần {excellent_wanted} năm hoàn thành xuất sắc nhiệm vụ; chưa có xếp loại của các năm trước."
        ),
        "old_enough": Saying(PASS, "Tập thể đã thành lập {exists} năm."),
        "too_young": Saying(FAIL, "Tập thể mới thành lập {exists} năm; quy định từ {exists_wanted} năm."),
        "age_not_known": Saying(UNKNOWN, "Chưa biết tập thể thành lập khi nào; quy định từ {exists_wanted} năm."),
        **_SAYS_GROUND,
        **HISTORY_SAYS,
    },
    {
        "prior": par.awards,
        "after": par.flag,
        "years": par.count,
        "yearly": par.awards,
        "honours": par.alternatives,
        "excellent": par.count,
        "exists": par.count,
    },
)


def _gap(case: Case, rule: Rule) -> tuple[Point, ...]:
    years = held(case, rule.parameters["award"])
    run = latest_run(case, years)
    missing = run[0] - 1 if run else case.year - 1
    before = run_to(years, missing - 1)
    if not years or not before:
        return (point("no_gap"),)
    return (point("one_year_missing", missing=missing, years=tuple(sorted(years))),)


R26 = RuleKind(
    "R26",
    "Nghỉ thai sản, đi học dưới một năm không làm ngắt quãng các năm liên tục",
    _gap,
    {
        "no_gap": Saying(NOT_APPLICABLE, "Các năm đã có không bị ngắt quãng bởi một năm nào."),
        "one_year_missing": Saying(
            UNKNOWN,
            "Thiếu năm {missing}; nếu năm đó nghỉ thai sản hoặc đi học dưới một năm thì cần xem có tính là liên tục.",
        ),
    },
    {"award": par.award},
)

RULES_OF_PRIOR_AWARDS = (R13, R14, R15, R26)
