"""Rules on a council's ballot (R30-R32): only results entered by the Office count, never a unit's own meeting."""

from fractions import Fraction

from domain.eligibility import parameters as par
from domain.eligibility.common import NO_SHARE_SAYS, SIGNS, percent, reached
from domain.eligibility.facts import Case
from domain.eligibility.rule import FAIL, PASS, UNKNOWN, Point, Rule, RuleKind, Saying, point
from domain.nominations import COUNCILS


def _voted(case: Case, rule: Rule) -> tuple[Point, ...]:
    """Judge by the newest ballot: of all members, an absent one without a written answer is not for."""
    threshold: Fraction | None = rule.parameters["share"]
    if threshold is None:
        return (point("not_set"),)
    wanted: str = rule.parameters["council"]
    council = COUNCILS.label(wanted)
    ballots = [ballot for ballot in case.ballots if ballot.council == wanted]
    if not ballots or ballots[-1].votes_for is None or not ballots[-1].members:
        return (point("no_ballot", council=council),)
    ballot = ballots[-1]
    k, n = ballot.votes_for or 0, ballot.members or 0
    strict: bool = rule.parameters["strict"]
    inputs = {
        "council": council,
        "held_on": ballot.held_on,
        "k": k,
        "n": n,
        "share": percent(k, n),
        "threshold": float(threshold),
        "sign": SIGNS[strict],
        "present": ballot.present,
        "written": ballot.written,
        "silent": n - (ballot.present or 0) - (ballot.written or 0) if ballot.present is not None else None,
        "document": ballot.document,
    }
    if reached(k, n, threshold, strict=strict):
        return (point("voted", **inputs),)
    return (point("silent_members" if inputs["silent"] else "too_few_votes", **inputs),)


_SAYS = {
    "voted": Saying(
        PASS, "{council}: {k}/{n} thành viên đồng ý ({share}); quy định {sign} {threshold} tổng số thành viên."
    ),
    "too_few_votes": Saying(
        FAIL, "{council}: {k}/{n} thành viên đồng ý ({share}); quy định {sign} {threshold} tổng số thành viên."
    ),
    "silent_members": Saying(
        FAIL,
        "{council}: {k}/{n} thành viên đồng ý ({share}); quy định {sign} {threshold} tổng số thành viên, "
        "kể cả {silent} người vắng không có ý kiến bằng văn bản.",
    ),
    "no_ballot": Saying(UNKNOWN, "Chưa có kết quả bỏ phiếu của {council}."),
    **NO_SHARE_SAYS,
}
_PARAMETERS = {"share": par.share, "strict": par.flag, "council": par.council}
R30 = RuleKind(
    "R30",
    "Chiến sĩ thi đua cấp tỉnh, toàn quốc: Hội đồng cấp tỉnh họp, bỏ phiếu kín, tỷ lệ phiếu trên tổng số thành viên",
    _voted,
    _SAYS,
    _PARAMETERS,
)
R31 = RuleKind(
    "R31",
    "Khen thưởng cấp nhà nước: tỷ lệ phiếu của Hội đồng cấp tỉnh",
    _voted,
    _SAYS,
    _PARAMETERS,
)
R32 = RuleKind(
    "R32",
    "Danh hiệu, giấy khen của Giám đốc Sở: tỷ lệ phiếu của Hội đồng Sở",
    _voted,
    _SAYS,
    _PARAMETERS,
)

RULES_OF_VOTES = (R30, R31, R32)
