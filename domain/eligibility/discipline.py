"""Rules on discipline, inspections and complaints (R09, R11, R20-R22): what they say is never shown at meetings."""

import re
from datetime import date

from domain.choices import is_nil
from domain.eligibility import parameters as par
from domain.eligibility.common import ROSTER_SAYS, roster_missing
from domain.eligibility.facts import Case
from domain.eligibility.rows import Member
from domain.eligibility.rule import FAIL, PASS, UNKNOWN, Point, Rule, RuleKind, Saying, point
from domain.folding import fold

_LEVELS = par.DISCIPLINE_LEVELS
LEVEL_WORDS = {"reprimand": "khiển trách", "warning": "cảnh cáo", "heavier": "hạ bậc lương"}
# "Không có đơn thư, khiếu nại", "Chưa bị kỷ luật cảnh cáo" say that there is nothing, unless something else follows.
_NOTHING = re.compile(r"(khong|chua)\b(?!.*\b(nhung|tui nhien|song|dang|hien)\b)")
# What is only being looked into is no discipline yet, whatever form it names; the heaviest form named counts. What a
# discipline was decided on is closed.
_CONSIDERED = re.compile(r"\b(xem xet|du kien|de nghi|dang (lam )?(qui trinh|thu tuc))\b")
_CLOSED = re.compile(r"\b(ket luan|sau|qua)( cuoc)? (thanh tra|kiem tra|dieu tra)\b")
_OPEN = re.compile(
    r"\b(dang (bi )?kiem tra|xem xet|tam dinh chi|don thu|khieu nai|to cao|thanh tra|dieu tra|khoi to|dau hieu)\b"
)
_FORMS = (
    ("heavier", re.compile(r"\b(ha bac luong|giang chuc|cach chuc|buoc thoi viec|sa thai|bai nhiem|khai tru)\b")),
    ("warning", re.compile(r"\bcanh cao\b")),
    ("reprimand", re.compile(r"\bkhien trach\b")),
)


def is_open(member: Member) -> bool:
    """Tell whether the roster says that a matter of discipline, inspection or complaint is still being looked into."""
    text = fold(member.discipline)
    return not _NOTHING.match(text) and bool(_OPEN.search(_CLOSED.sub(" ", text)))


def level(member: Member) -> str | None:
    """Return how heavy the discipline on a roster's row is: a level, "" for none or an open matter, None: not known."""
    text = fold(member.discipline)
    if not text or is_nil(member.discipline) or _NOTHING.match(text) or _CONSIDERED.search(text):
        return ""
    named = next((name for name, form in _FORMS if form.search(text)), None)
    return "" if named is None and is_open(member) else named


def overlaps(member: Member, first: date, last: date) -> bool | None:
    """Tell whether a discipline's time touches the days between two; None where its dates don't tell."""
    start, end = member.discipline_from, member.discipline_to
    if (start and start > last) or (end and end < first):
        return False
    if start and (end or first <= start):
        return True
    return None


def _whole_year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _weighs(member: Member, least: str, first: date, last: date) -> bool | None:
    """Tell whether a discipline of a level or more touches the days; None where the roster doesn't tell."""
    found = level(member)
    touches = overlaps(member, first, last)
    if found == "" or touches is False or (found and _LEVELS.index(found) < _LEVELS.index(least)):
        return False
    return None if found is None or touches is None else True


def _nobody(case: Case, rule: Rule) -> tuple[Point, ...]:
    roster = case.around.roster_of(case.subject)
    if roster is None:
        key = "no_roster" if case.subject.unit_itself else "part_of_unit"
        return (point(key, name=case.nomination.name),)
    least: str = rule.parameters["level"]
    weighed = [(member, _weighs(member, least, *_whole_year(case.year))) for member in roster]
    disciplined = tuple(member.name for member, weighs in weighed if weighs)
    unclear = tuple(member.name for member, weighs in weighed if weighs is None)
    inputs = {"n": len(roster), "year": case.year, "level": LEVEL_WORDS[least], "persons": disciplined or unclear}
    if disciplined:
        return (point("somebody", disciplined=len(disciplined), **inputs),)
    return (point("unclear", unclear=len(unclear), **inputs) if unclear else point("nobody", **inputs),)


_SAYS_NOBODY = {
    "nobody": Saying(PASS, "Danh sách nhân sự {n} người không ghi ai bị kỷ luật từ {level} trở lên trong năm {year}."),
    "somebody": Saying(FAIL, "Có {disciplined} người bị kỷ luật từ {level} trở lên trong năm {year}."),
    "unclear": Saying(UNKNOWN, "Có {unclear} người ghi kỷ luật nhưng chưa rõ hình thức hoặc thời gian."),
    "no_roster": ROSTER_SAYS["no_roster"],
    "part_of_unit": Saying(UNKNOWN, "{name} không phải một đơn vị có danh sách nhân sự riêng."),
}
_LEVEL = {"level": par.one_of(*_LEVELS)}
R09 = RuleKind(
    "R09",
    "Tập thể lao động tiên tiến: không có cá nhân bị kỷ luật từ cảnh cáo trở lên",
    _nobody,
    _SAYS_NOBODY,
    _LEVEL,
    is_sensitive=True,
)
R11 = RuleKind(
    "R11",
    "Tập thể lao động xuất sắc: không có cá nhân bị kỷ luật từ cảnh cáo trở lên",
    _nobody,
    _SAYS_NOBODY,
    _LEVEL,
    is_sensitive=True,
)


def _dates(member: Member) -> dict[str, object]:
    return {"form": member.discipline, "from_on": member.discipline_from, "to_on": member.discipline_to}


def _not_disciplined(case: Case, rule: Rule) -> tuple[Point, ...]:
    if missing := roster_missing(case):
        return missing
    (member,) = case.member.items
    weighs = _weighs(member, rule.parameters["level"], *_whole_year(case.year))
    key = {None: "unclear", False: "clean", True: "disciplined"}[weighs]
    return (point(key, year=case.year, **(_dates(member) if weighs is not False else {})),)


R20 = RuleKind(
    "R20",
    "Lao động tiên tiến: không bị kỷ luật từ khiển trách trở lên trong năm",
    _not_disciplined,
    {
        "clean": Saying(PASS, "Danh sách nhân sự không ghi kỷ luật trong năm {year}."),
        "disciplined": Saying(FAIL, "Bị kỷ luật {form} từ {from_on} đến {to_on}, trong năm {year}."),
        "unclear": Saying(UNKNOWN, "Danh sách nhân sự ghi “{form}” nhưng chưa rõ hình thức hoặc thời gian."),
        **ROSTER_SAYS,
    },
    _LEVEL,
    is_sensitive=True,
)


def _nothing_open(case: Case, _rule: Rule) -> tuple[Point, ...]:
    if missing := roster_missing(case):
        return missing
    (member,) = case.member.items
    return (point("open", **_dates(member)) if is_open(member) else point("nothing_open"),)


R21 = RuleKind(
    "R21",
    "Không đề nghị khi đang xem xét kỷ luật, thanh tra, điều tra hoặc giải quyết đơn thư",
    _nothing_open,
    {
        "nothing_open": Saying(
            PASS, "Danh sách nhân sự không ghi việc nào đang xem xét; Văn phòng xác minh thêm về thanh tra, đơn thư."
        ),
        "open": Saying(FAIL, "Danh sách nhân sự ghi “{form}”."),
        **ROSTER_SAYS,
    },
    is_sensitive=True,
)


def _after_discipline(case: Case, rule: Rule) -> tuple[Point, ...]:
    if missing := roster_missing(case):
        return missing
    (member,) = case.member.items
    years: int = rule.parameters["years"]
    first, last = date(case.year - years + 1, 1, 1), max(case.decided_on, date(case.year, 12, 31))
    weighs = _weighs(member, "reprimand", first, last)
    key = {None: "unclear", False: "counts_all", True: "counts_after"}[weighs]
    inputs = {"first_year": first.year, "year": case.year, **(_dates(member) if weighs is not False else {})}
    return (point(key, **inputs),)


R22 = RuleKind(
    "R22",
    "Thành tích chỉ tính từ khi hết thời hạn kỷ luật",
    _after_discipline,
    {
        "counts_all": Saying(
            PASS, "Không ghi kỷ luật trong thời gian tính thành tích, từ năm {first_year} đến {year}."
        ),
        "counts_after": Saying(
            FAIL,
            "Kỷ luật {form} từ {from_on} đến {to_on}, trong thời gian tính thành tích từ năm {first_year} đến {year}.",
        ),
        "unclear": Saying(UNKNOWN, "Danh sách nhân sự ghi “{form}” nhưng chưa rõ hình thức hoặc thời gian."),
        **ROSTER_SAYS,
    },
    {"years": par.count},
    is_sensitive=True,
)

RULES_OF_DISCIPLINE = (R09, R11, R20, R21, R22)
