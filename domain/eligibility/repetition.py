"""Rules on the same thing twice: one achievement, two state awards in a year, one person in a round (R16-R18, R33)."""

from collections.abc import Iterable

from domain.catalogue import Family
from domain.eligibility.facts import Case
from domain.eligibility.rows import Nomination
from domain.eligibility.rule import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Point, Rule, RuleKind, Saying, point
from domain.folding import fold

_NOT_FOR_MERIT = frozenset({"thematic", "ad_hoc"})
_SAYS_SAME = {
    "same_text": Saying(FAIL, "Thành tích ghi giống hồ sơ {others}."),
    "same_item": Saying(UNKNOWN, "Cùng nội dung {item} với hồ sơ {others}; cần xem có phải một thành tích hay không."),
    "not_told": Saying(UNKNOWN, "Còn hồ sơ {others} trong năm; chưa ghi thành tích nên chưa so sánh được."),
}


def _numbers(nominations: Iterable[Nomination]) -> tuple[str, ...]:
    return tuple(one.nomination_no for one in nominations)


def _same_achievement(case: Case, others: tuple[Nomination, ...]) -> Point | None:
    """Return what is found of the first that may be for the same achievement; None when all are for another."""
    own = case.nomination
    text = fold(own.achievement)
    same = [one for one in others if text and fold(one.achievement) == text]
    alike = [one for one in others if own.item_code and one.item_code == own.item_code]
    blank = [one for one in others if not text or not fold(one.achievement)]
    for key, found in (("same_text", same), ("same_item", alike), ("not_told", blank)):
        if found:
            ids = tuple(one.number for one in found)
            return point(key, others=_numbers(found), nominations=ids, item=own.item_code)
    return None


def _once(case: Case, _rule: Rule) -> tuple[Point, ...]:
    forms = tuple(one for one in case.others if case.around.awards[one.award].family is Family.FORM)
    return (_same_achievement(case, forms) or point("once", others=_numbers(forms)),)


R16 = RuleKind(
    "R16",
    "Không khen thưởng nhiều lần, nhiều hình thức cho một thành tích",
    _once,
    {**_SAYS_SAME, "once": Saying(PASS, "Trong năm không có hồ sơ khen thưởng nào khác cho cùng thành tích này.")},
)


def _not_from_ad_hoc(case: Case, _rule: Rule) -> tuple[Point, ...]:
    if case.nomination.commendation_kind not in ("", "merit"):
        return (point("not_merit"),)
    special = tuple(one for one in case.others if one.commendation_kind in _NOT_FOR_MERIT)
    return (_same_achievement(case, special) or point("own_ground", others=_numbers(special)),)


R17 = RuleKind(
    "R17",
    "Kết quả khen thưởng đột xuất, chuyên đề không làm căn cứ khen thưởng công trạng",
    _not_from_ad_hoc,
    {
        **_SAYS_SAME,
        "own_ground": Saying(PASS, "Không thấy thành tích đã đề nghị khen thưởng đột xuất, chuyên đề trong năm."),
        "not_merit": Saying(NOT_APPLICABLE, "Hồ sơ không thuộc loại hình công trạng."),
    },
)


def _one_state_award(case: Case, rule: Rule) -> tuple[Point, ...]:
    proposed = tuple(one for one in case.others if one.award in rule.awards)
    earlier = [
        one
        for one in case.honours.items
        if one.award in rule.awards and one.year == case.year and not one.nomination_no
    ]
    others = (*_numbers(proposed), *(one.source for one in earlier if one.source))
    if not proposed and not earlier:
        return (point("only_one", year=case.year),)
    return (point("another", year=case.year, others=others, nominations=tuple(one.number for one in proposed)),)


R18 = RuleKind(
    "R18",
    "Không trình hai hình thức khen thưởng cấp nhà nước trong một năm",
    _one_state_award,
    {
        "only_one": Saying(PASS, "Năm {year} không có đề nghị khen thưởng cấp nhà nước nào khác."),
        "another": Saying(FAIL, "Năm {year} đã có đề nghị hoặc quyết định khen thưởng cấp nhà nước khác: {others}."),
    },
)


def _in_one_round(case: Case, other: Nomination) -> bool:
    own = case.nomination
    if own.award != other.award or not (other.counts or own.state == "registered"):
        return False
    is_title = case.around.awards[own.award].family is Family.TITLE
    return is_title or (own.commendation_kind, own.item_code) == (other.commendation_kind, other.item_code)


def _twice(case: Case, _rule: Rule) -> tuple[Point, ...]:
    own = case.subject
    same = [one for one in case.others if _in_one_round(case, one)]
    sure = [one for one in same if one.subject == own]
    elsewhere = [
        one
        for one in case.around.nominations_named.get(own.name_key, ())
        if one.subject.unit_code != own.unit_code
        and one.stands
        and one.subject.is_namesake(own)
        and own.birth_year
        and one.subject.birth_year == own.birth_year
        and _in_one_round(case, one)
    ]
    for key, found in (("twice", sure), ("perhaps_twice", same), ("elsewhere", elsewhere)):
        if found:
            return (point(key, others=_numbers(found), nominations=tuple(one.number for one in found)),)
    return (point("no_repetition"),)


R33 = RuleKind(
    "R33",
    "Một người, một tập thể chỉ đề nghị một lần cho một danh hiệu, hình thức trong đợt",
    _twice,
    {
        "no_repetition": Saying(PASS, "Không có hồ sơ trùng."),
        "twice": Saying(FAIL, "Trùng với hồ sơ {others}."),
        "perhaps_twice": Saying(UNKNOWN, "Có thể trùng với hồ sơ {others}; hãy ghi năm sinh để phân biệt."),
        "elsewhere": Saying(UNKNOWN, "Đơn vị khác có hồ sơ {others} cùng họ tên, năm sinh; cần xem có phải một người."),
    },
)

RULES_OF_REPETITION = (R16, R17, R18, R33)
