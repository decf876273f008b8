"""What a notice adds to a direction's own words: who must act and by when, unless the words say it already.

Where it is doubtful whether they do, it is said twice: an order that nobody is charged with is worse than a clumsy one.
"""

import re
from collections.abc import Iterator
from datetime import date

from domain.folding import fold, strip_marks
from reports.addressing import named
from reports.conclusions import Direction, Notice
from texts import formats

_CLAUSES = re.compile(r"[.;:!?…\n]+")
# Words, folded: after these a unit is told of or written to, not charged.
_NOT_CHARGED_AFTER = frozenset({"voi", "hop", "cung", "ve", "cho", "gui", "cua", "tu", "den"})
_CHARGED_AFTER = frozenset({"", "giao", "cau", "nghi"})
# "Văn phòng UBND tỉnh", "Thanh tra tỉnh", "Ban Tôn giáo Chính phủ" are other bodies.
_OF_ANOTHER_BODY = frozenset({"ubnd", "hdnd", "tinh", "huien", "thanh", "chinh", "bo", "trung", "doan", "dang", "quoc"})
_DAY = re.compile(
    r"(?:\b(?P<before>[a-z]{1,6})\W{1,3})?(?<![\d/.-])(?P<day>\d{1,2})(?P<sign>\s?[/.-]\s?|\s*thang\s*)(?P<month>\d{1,2})"
    r"(?:(?:\s?[/.-]\s?|\s*nam\s*)(?P<year>\d{4}))?(?!\d)"
)
# "7/9 phòng" is a count: without a year, only what follows one of these is a day.
_BEFORE_A_DAY = frozenset({"ngay", "truoc", "den", "toi", "nhat", "han", "xong", "het"})


def assignment(notice: Notice, direction: Direction) -> str:
    """Return who must act and by when as a sentence, as far as the direction doesn't say it itself; "" for nothing.

    Whoever gave it is named where it wasn't the chair.
    """
    by = "" if notice.is_by_chair(direction) else named(direction.directed_by)
    due = f"chậm nhất ngày {formats.date(direction.due_on)}" if direction.due_on else ""
    if not charges(direction):
        given = f"Theo ý kiến của {by}, giao" if by else "Giao"
        return f"{given} {direction.responsible} thực hiện{due and f', hoàn thành {due}'}."
    added = [f"Nội dung này theo ý kiến của {by}."] if by else []
    if direction.due_on and not holds_day(direction.text, direction.due_on, notice.held_on.year):
        added.append(f"Thời hạn: {due}.")
    return " ".join(added)


def charges(direction: Direction) -> bool:
    """Tell whether the direction's own words name the unit that must act, by its full, its short or its first name."""
    full, short = fold(direction.responsible), fold(direction.responsible_short)
    # "Phòng Xây dựng chính quyền" stands for the one "và Công tác thanh niên".
    names = {full, short, fold(direction.responsible.split(" và ")[0])} - {""}
    return any(
        # A name that only begins the full one ("Văn phòng", "Thanh tra") is a common word, too.
        before in _CHARGED_AFTER if full.startswith(f"{name} ") else before not in _NOT_CHARGED_AFTER
        for name in names
        for before, after in _around(name, direction.text)
        if after not in _OF_ANOTHER_BODY
    )


def holds_day(text: str, day: date, year: int) -> bool:
    """Tell whether a text names a day; one written without a year is of the year given."""
    for found in _DAY.finditer(strip_marks(text)):
        said = (int(found["day"]), int(found["month"]), int(found["year"] or year))
        is_day = found["year"] or "thang" in found["sign"] or found["before"] in _BEFORE_A_DAY
        if is_day and said == (day.day, day.month, day.year):
            return True
    return False


def _around(name: str, text: str) -> Iterator[tuple[str, str]]:
    """The words before and after a unit's name, folded, "" where a clause begins or ends with it."""
    wanted = re.compile(rf"(?:(?<!\S)(\S+) )?(?<!\S){re.escape(name)}(?!\S)(?: (\S+))?")
    for clause in _CLAUSES.split(text):
        folded = fold(clause).replace("giao cho ", "giao ")
        for found in wanted.finditer(folded):
            before = found[1] or ""
            # "a) Văn phòng ...", "1) Văn phòng ...".
            is_point = len(before) == 1 and folded.startswith(f"{before} ")
            yield "" if is_point else before, found[2] or ""
