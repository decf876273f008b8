"""Rules on the way of a file: authority, staff, registration, dossier, deadline (R19, R23, R25, R27-R29, R34)."""

from datetime import date

from domain.eligibility import parameters as par
from domain.eligibility.common import ROSTER_SAYS, roster_missing
from domain.eligibility.facts import Case
from domain.eligibility.initiatives import symbol
from domain.eligibility.rule import (
    FAIL,
    MEMORY,
    NOT_APPLICABLE,
    PASS,
    UNKNOWN,
    WARN,
    Point,
    Rule,
    RuleKind,
    Saying,
    point,
)
from domain.folding import fold

# The symbols of decisions by those who decide, as the catalogue of titles names them.
_SYMBOLS = {
    "Giám đốc Sở": {"snv"},
    "Chủ tịch UBND tỉnh": {"ubnd", "ctubnd"},
    "Bộ trưởng Bộ Nội vụ": {"bnv"},
    "Chính phủ": {"ttg", "cp"},
    "Thủ tướng Chính phủ": {"ttg"},
    "Chủ tịch nước": {"ctn"},
}
_KNOWN_SYMBOLS = frozenset().union(*_SYMBOLS.values())


def _authority(case: Case, _rule: Rule) -> tuple[Point, ...]:
    number = case.nomination.decision_no
    award = case.around.awards[case.nomination.award]
    inputs = {"decision": number, "decided_by": award.decided_by}
    if case.around.is_appraised and award.is_decided_by_head:
        return (point("by_its_head"),)
    if not number:
        return (point("not_decided", decided_by=award.decided_by),)
    typed = symbol(number)
    if typed not in _KNOWN_SYMBOLS or award.decided_by not in _SYMBOLS:
        return (point("symbol_unknown", **inputs),)
    return (point("competent" if typed in _SYMBOLS[award.decided_by] else "not_competent", **inputs),)


R19 = RuleKind(
    "R19",
    "Đúng thẩm quyền quyết định",
    _authority,
    {
        "competent": Saying(PASS, "Quyết định {decision} đúng thẩm quyền của {decided_by}."),
        "not_competent": Saying(FAIL, "Quyết định {decision} không phải của {decided_by}."),
        "symbol_unknown": Saying(UNKNOWN, "Chưa rõ quyết định {decision} của ai; thẩm quyền thuộc {decided_by}."),
        "not_decided": Saying(NOT_APPLICABLE, "Chưa có quyết định; thẩm quyền thuộc {decided_by}."),
        "by_its_head": Saying(
            FAIL,
            "Danh hiệu, hình thức này do người đứng đầu cơ quan đó quyết định, Sở không thẩm định; "
            "nếu đã có quyết định thì ghi ở trang “Thành tích đã đạt”.",
        ),
    },
)


def _long_enough(case: Case, rule: Rule) -> tuple[Point, ...]:
    if missing := roster_missing(case):
        return missing
    (member,) = case.member.items
    need: int = rule.parameters["months"]
    if member.joined_on is None:
        return (point("joined_unknown"),)
    worked = months_in_year(member.joined_on, case.year)
    inputs = {"joined_on": member.joined_on, "worked": worked, "need": need, "year": case.year}
    return (point("worked_enough" if worked >= need else "too_new", **inputs),)


def months_in_year(joined_on: date, year: int) -> int:
    """Return how many whole months of a year a person worked who joined on that day: from 1 March on they are 10."""
    if joined_on.year < year:
        return 12
    return 0 if joined_on.year > year else 12 - joined_on.month + (joined_on.day == 1)


R23 = RuleKind(
    "R23",
    "Lao động tiên tiến: người mới tuyển dụng phải làm việc đủ số tháng trong năm",
    _long_enough,
    {
        "worked_enough": Saying(PASS, "Vào đơn vị ngày {joined_on}; năm {year} làm việc {worked} tháng."),
        "too_new": Saying(
            FAIL,
            "Vào đơn vị ngày {joined_on}; năm {year} mới {worked}/{need} tháng. "
            "Nếu chuyển công tác đến thì tính cả thời gian ở đơn vị cũ.",
        ),
        "joined_unknown": Saying(UNKNOWN, "Danh sách nhân sự chưa ghi ngày vào đơn vị."),
        **ROSTER_SAYS,
    },
    {"months": par.count},
)


def _transferred(case: Case, rule: Rule) -> tuple[Point, ...]:
    if missing := roster_missing(case):
        return missing
    (member,) = case.member.items
    if member.joined_on is None:
        return (point("joined_unknown"),)
    before = member.joined_on.month - 1 if member.joined_on.year == case.year else 0
    inputs = {"joined_on": member.joined_on, "months_before": before}
    if before < rule.parameters["months"]:
        return (point("here_long_enough", **inputs),)
    return (point("comment_attached" if "nhan xet" in fold(case.nomination.documents) else "comment_needed", **inputs),)


R25 = RuleKind(
    "R25",
    "Người chuyển công tác do đơn vị mới bình xét, kèm nhận xét của đơn vị cũ nếu ở đó nhiều tháng trong năm",
    _transferred,
    {
        "here_long_enough": Saying(NOT_APPLICABLE, "Vào đơn vị ngày {joined_on}; không cần nhận xét của đơn vị cũ."),
        "comment_attached": Saying(PASS, "Vào đơn vị ngày {joined_on}; hồ sơ có nhận xét kèm theo."),
        "comment_needed": Saying(
            UNKNOWN, "Vào đơn vị ngày {joined_on}; nếu chuyển công tác đến thì cần nhận xét của đơn vị cũ."
        ),
        "joined_unknown": Saying(UNKNOWN, "Danh sách nhân sự chưa ghi ngày vào đơn vị."),
        **ROSTER_SAYS,
    },
    {"months": par.count},
)


def _registered(case: Case, _rule: Rule) -> tuple[Point, ...]:
    own = case.nomination
    named = case.around.nominations_named.get(case.subject.name_key, ())
    mine = [one for one in named if one.award == own.award and case.subject.may_be(one.subject)]
    if own.is_registered or own.state == "registered" or any(one.is_registered for one in mine):
        return (point("was_registered"),)
    has_registrations = own.unit_code in case.around.units_with_registrations
    return (point("not_registered" if has_registrations else "no_registrations"),)


R27 = RuleKind(
    "R27",
    "Đã đăng ký thi đua từ đầu năm",
    _registered,
    {
        "was_registered": Saying(PASS, "Đã có đăng ký trong sổ."),
        "not_registered": Saying(FAIL, "Không có trong bản đăng ký thi đua của đơn vị."),
        "no_registrations": Saying(UNKNOWN, "Đơn vị chưa gửi bản đăng ký thi đua nào."),
    },
)


def _complete(case: Case, _rule: Rule) -> tuple[Point, ...]:
    if not case.papers:
        return (point("nothing_needed"),)
    lacking = [paper for paper in case.papers if paper.is_held is False]
    unchecked = [paper for paper in case.papers if paper.is_held is None]
    held = tuple(paper.name for paper in case.papers if paper.is_held)
    if lacking:
        lighter = WARN if all(paper.source == MEMORY for paper in lacking) else ""
        return (Point("lacking", {"papers": tuple(paper.name for paper in lacking), "held": held}, lighter),)
    if unchecked:
        return (point("unchecked", papers=tuple(paper.name for paper in unchecked), held=held),)
    return (point("complete", held=held),)


R28 = RuleKind(
    "R28",
    "Đủ thành phần hồ sơ",
    _complete,
    {
        "complete": Saying(PASS, "Đã có: {held}."),
        "lacking": Saying(FAIL, "Còn thiếu: {papers}."),
        "unchecked": Saying(UNKNOWN, "Văn phòng chưa ghi đã có hay chưa: {papers}."),
        "nothing_needed": Saying(NOT_APPLICABLE, "Ở bước này chưa cần văn bản nào."),
    },
)


def _in_time(case: Case, _rule: Rule) -> tuple[Point, ...]:
    deadline = case.deadline
    if deadline is None:
        return (point("no_deadline"),)
    inputs = {"due_on": deadline.due_on, "reached_on": deadline.reached_on}
    if deadline.reached_on is None:
        return (point("overdue" if deadline.today > deadline.due_on else "not_due", **inputs),)
    return (point("too_late" if deadline.reached_on > deadline.due_on else "in_time", **inputs),)


R29 = RuleKind(
    "R29",
    "Gửi hồ sơ đúng thời hạn",
    _in_time,
    {
        "in_time": Saying(PASS, "Hồ sơ gửi ngày {reached_on}, thời hạn {due_on}."),
        "too_late": Saying(FAIL, "Hồ sơ gửi ngày {reached_on}, sau thời hạn {due_on}."),
        "overdue": Saying(FAIL, "Đã qua thời hạn {due_on} mà chưa gửi hồ sơ."),
        "not_due": Saying(UNKNOWN, "Chưa gửi hồ sơ; thời hạn {due_on}."),
        "no_deadline": Saying(NOT_APPLICABLE, "Không có thời hạn gửi hồ sơ nào phải xét."),
    },
)


def _on_the_roster(case: Case, _rule: Rule) -> tuple[Point, ...]:
    name, found = case.nomination.name, case.member
    if case.unit.roster is None or found.is_ambiguous:
        return roster_missing(case)
    if found.items:
        return (point("on_roster"),)
    return (point("missing", name=name),)


R34 = RuleKind(
    "R34",
    "Họ tên, năm sinh khớp với danh sách nhân sự của đơn vị",
    _on_the_roster,
    {
        "on_roster": Saying(PASS, "Có trong danh sách nhân sự của đơn vị."),
        "missing": Saying(FAIL, "{name} không có trong danh sách nhân sự của đơn vị, hoặc năm sinh ghi khác."),
        "no_roster": ROSTER_SAYS["no_roster"],
        "namesakes": ROSTER_SAYS["namesakes"],
    },
)

RULES_OF_PROCEDURE = (R19, R23, R25, R27, R28, R29, R34)
