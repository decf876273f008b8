"""What several rules say and count: shares, consecutive years, and what is missing before they can judge."""

from collections.abc import Collection, Iterable
from fractions import Fraction

from domain.eligibility.facts import Case
from domain.eligibility.rows import Honour
from domain.eligibility.rule import NOT_APPLICABLE, UNKNOWN, Point, Saying, point

ROSTER_SAYS = {
    "no_roster": Saying(UNKNOWN, "Đơn vị chưa gửi trang “Danh sách nhân sự”."),
    "not_on_roster": Saying(UNKNOWN, "Không thấy {name} trong trang “Danh sách nhân sự” của đơn vị."),
    "namesakes": Saying(
        UNKNOWN, "Trang “Danh sách nhân sự” có {count} người tên {name}; hãy ghi năm sinh để phân biệt."
    ),
}
HISTORY_SAYS = {
    "no_history": Saying(UNKNOWN, "Đơn vị chưa gửi trang “Thành tích đã đạt”."),
    "history_namesakes": Saying(
        UNKNOWN, "Trang “Thành tích đã đạt” có nhiều người tên {name}; hãy ghi năm sinh để phân biệt."
    ),
}
NO_SHARE_SAYS = {
    "not_set": Saying(
        NOT_APPLICABLE,
        "Chưa có văn bản đặt tỷ lệ này; nếu quy chế của tỉnh, của Sở có quy định thì Văn phòng ghi vào bảng quy tắc.",
    ),
}
# Shares of the whole Department can't be told from one unit's rows.
ONLY_PART_SAYS = {
    "only_part": Saying(UNKNOWN, "Tỷ lệ này tính trên toàn Sở, không tính được từ số liệu của một đơn vị.")
}
# Of what the share is: of the Department, or of another agency whose files it appraises.
WHOLES = {False: "Toàn Sở", True: "Toàn cơ quan"}
# How a threshold reads: "trên 50%" is passed by more than it only.
SIGNS = {True: "trên", False: "từ"}


def reached(k: int, n: int, threshold: Fraction, *, strict: bool) -> bool:
    """Tell whether k of n reach a percentage, or exceed it where `strict`; exact, nothing is rounded."""
    return k * 100 > threshold * n if strict else k * 100 >= threshold * n


def percent(k: int, n: int) -> float:
    """Return k of n as a percentage for people to read; n is above 0."""
    return 100 * k / n


def most_allowed(n: int, cap: Fraction, rounding: str) -> int:
    """Return how many of n a cap allows: 15 % of 14 are 2 rounded down. Halves are rounded up to the nearest."""
    exact = n * cap / 100
    if rounding == "up":
        return -(-exact.numerator // exact.denominator)
    return int(exact + Fraction(1, 2)) if rounding == "nearest" else int(exact)


def run_to(years: Collection[int], end: int) -> tuple[int, ...]:
    """Return the consecutive years that end with one, in order; () where it is not among them."""
    first = end
    while first in years:
        first -= 1
    return tuple(range(first + 1, end + 1))


def held(case: Case, *awards: str) -> dict[int, Honour]:
    """Return year -> the subject's award of that year, proposed for this year included; of two the decided one."""
    chosen: dict[int, Honour] = {}
    for honour in case.honours.items:
        if honour.award in awards and (honour.year not in chosen or chosen[honour.year].is_nominated):
            chosen[honour.year] = honour
    return chosen


def latest_run(case: Case, years: Collection[int]) -> tuple[int, ...]:
    """Return the run of years up to the proposal: to the plan's year if that is among them, else to the one before."""
    return run_to(years, case.year if case.year in years else case.year - 1)


def sources(honours: Iterable[Honour]) -> tuple[str, ...]:
    """Return the numbers of decisions, or of nominations not decided yet, each once."""
    return tuple(dict.fromkeys(honour.source for honour in honours if honour.source))


def history_missing(case: Case) -> tuple[Point, ...]:
    """Return why the subject's history can't be relied on; () when it can."""
    if case.honours.is_ambiguous:
        return (point("history_namesakes", name=case.nomination.name),)
    return () if case.has_history else (point("no_history"),)


def roster_missing(case: Case) -> tuple[Point, ...]:
    """Return why a person's row of the roster can't be told; () when there is exactly one."""
    name = case.nomination.name
    if case.unit.roster is None:
        return (point("no_roster"),)
    if case.member.is_ambiguous:
        return (point("namesakes", name=name, count=len(case.member.items)),)
    return () if case.member.items else (point("not_on_roster", name=name),)
