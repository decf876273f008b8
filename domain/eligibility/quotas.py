"""How many more may be nominated, or how many are lacking, by each rule on shares: in persons, not in percent."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from domain.eligibility.collectives import share_point
from domain.eligibility.engine import RULES
from domain.eligibility.facts import Case, Surroundings, UnitFile
from domain.eligibility.regimes import DecisionDay
from domain.eligibility.rows import Nomination
from domain.eligibility.rule import Point, Regime, Rule, Verdict, verdict_of
from domain.subjects import COLLECTIVE, INDIVIDUAL, Subject

ROOM_LEFT = "Còn {room} suất."
FULL = "Đã hết suất."
OVER = "Vượt {over} suất."
LACKING = "Còn thiếu {lacking} người."
SPARE = "Đủ, nhiều hơn mức phải có {room} người."
JUST_ENOUGH = "Vừa đủ."
QUOTA_TEXTS = (ROOM_LEFT, FULL, OVER, LACKING, SPARE, JUST_ENOUGH)

# Which rule limits or asks for a share, for which award; of the whole Department or of each unit.
_OF_ALL = (("R04", "CSTDCS", INDIVIDUAL), ("R12", "TTLDXS", COLLECTIVE))
_OF_UNITS = (("R08", "TTLDTT"), ("R10", "TTLDXS"))


@dataclass(frozen=True)
class Headroom:
    """A share as it stands: k of n, the `bound` that k may not exceed or must reach, and `room` left to it.

    `unit_code` is "" for the whole Department. Without a bound, or while it can't be told, `bound` and `room` are None
    and the verdict says why. Who counts and by which nominations stands in the verdict's inputs.
    """

    rule: str
    award: str
    unit_code: str
    verdict: Verdict
    k: int | None = None
    n: int | None = None
    bound: int | None = None
    room: int | None = None
    is_most: bool = True

    @property
    def said(self) -> tuple[str, dict[str, object]]:
        """The sentence for it with its number; "" where there is none to say."""
        if self.room is None:
            return "", {}
        if self.room < 0:
            return (OVER, {"over": -self.room}) if self.is_most else (LACKING, {"lacking": -self.room})
        if self.room == 0:
            return FULL if self.is_most else JUST_ENOUGH, {}
        return (ROOM_LEFT if self.is_most else SPARE), {"room": self.room}


def _share_alone(case: Case, rule: Rule) -> tuple[Point, ...]:
    return (share_point(case, rule),)


# Of what makes an excellent collective only the share is a matter of how many.
_KINDS = {**RULES, "R10": replace(RULES["R10"], judge=_share_alone)}


def least_needed(n: int, threshold: Fraction, *, strict: bool) -> int:
    """Return how many of n reach a percentage, or exceed it where `strict`: over 50 % of 10 are 6."""
    exact = threshold * n / 100
    return int(exact) + 1 if strict else -(-exact.numerator // exact.denominator)


def headroom(
    around: Surroundings,
    rules: tuple[Rule, ...],
    regimes: tuple[Regime, ...],
    day_of: Callable[[str], DecisionDay],
    regime_on: Callable[[DecisionDay, tuple[Regime, ...]], Regime],
) -> tuple[Headroom, ...]:
    """Return each share by the law of its award's decision day: the Department's first, then unit by unit."""
    found = []
    for code, award, unit, kind in _asked(around):
        day = day_of(award)
        regime = regime_on(day, regimes)
        subject = Subject(
            kind, unit.unit_code, unit.unit_code, unit_itself=unit.unit_code if kind == COLLECTIVE else ""
        )
        nobody = Nomination("", "", unit.unit_code, subject, unit.name, award, "proposed")
        case = Case(nobody, around, day.on, regime.regime)
        rule = next((one for one in rules if one.rule == code and one.applies(case)), None)
        if rule is not None:
            of_all = (code, award, kind) in _OF_ALL
            found.append(
                _headroom(verdict_of(_KINDS[code], rule, regime, case), rule, award, "" if of_all else unit.unit_code)
            )
    return tuple(found)


def _asked(around: Surroundings) -> Iterator[tuple[str, str, UnitFile, str]]:
    for code, award, kind in _OF_ALL:
        yield code, award, UnitFile(around.agency, around.agency), kind
    for code, award in _OF_UNITS:
        for unit_code, unit in around.units.items():
            if unit_code != around.agency:
                yield code, award, unit, COLLECTIVE


def _headroom(verdict: Verdict, rule: Rule, award: str, unit_code: str) -> Headroom:
    k, n, most = (verdict.inputs.get(name) for name in ("k", "n", "most"))
    if not isinstance(k, int) or not isinstance(n, int):
        return Headroom(verdict.rule, award, unit_code, verdict)
    if isinstance(most, int):
        return Headroom(verdict.rule, award, unit_code, verdict, k, n, most, most - k)
    least = least_needed(n, rule.parameters["share"], strict=rule.parameters["strict"])
    return Headroom(verdict.rule, award, unit_code, verdict, k, n, least, k - least, is_most=False)
