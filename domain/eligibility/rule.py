"""What a rule is: its row in the register, what it says, and the verdict it comes to."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from domain.choices import Choice, Option
from domain.eligibility.facts import Case

PASS, FAIL, UNKNOWN, NOT_APPLICABLE = "pass", "fail", "unknown", "not_applicable"
BLOCK, WARN, INFORM = "block", "warn", "inform"
MEMORY = "memory"
ALL_AWARDS = "*"

VERDICTS = Choice(
    "eligibility_verdict",
    (
        Option(PASS, "Đủ điều kiện xem xét"),
        Option(FAIL, "Chưa đủ điều kiện"),
        Option(UNKNOWN, "Chưa đủ dữ liệu"),
        Option(NOT_APPLICABLE, "Không áp dụng"),
    ),
)
RULE_SEVERITIES = Choice(
    "rule_severity", (Option(BLOCK, "Bắt buộc"), Option(WARN, "Cần xem lại"), Option(INFORM, "Để biết"))
)
RULE_SOURCES = Choice(
    "rule_source",
    (
        Option("law", "Đã đối chiếu văn bản"),
        Option("quoted", "Theo trích dẫn văn bản"),
        Option(MEMORY, "Chưa đối chiếu văn bản"),
        Option("office", "Văn phòng đề xuất"),
    ),
)
NOT_CHECKED = "Tham số chưa đối chiếu văn bản."
NO_RULE = "Bảng quy tắc không có quy tắc này cho danh hiệu, hình thức hoặc đối tượng này theo quy định áp dụng."
NOT_FOR_MEETINGS = "Chưa đủ điều kiện (xem hồ sơ)."

# The worst comes first: one failed demand of several fails the rule.
_WORST = (FAIL, UNKNOWN, PASS, NOT_APPLICABLE)


@dataclass(frozen=True)
class Regime:
    """Which law, decree and circular hold for decisions between two days (None: without end)."""

    regime: str
    law: str
    decree: str
    circular: str
    valid_from: date | None
    valid_to: date | None
    source: str

    def holds(self, on: date) -> bool:
        """Tell whether it holds for a decision of that day."""
        return _within(on, self.valid_from, self.valid_to)


@dataclass(frozen=True)
class Round:
    """A round of consideration: when its decision is planned, and the regime the Office chose ("": by the day)."""

    round: str
    name: str
    awards: tuple[str, ...]
    planned_on: date
    regime: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Rule:
    """A rule as the register has it: for which regimes, awards ("*" all) and nominees ("" both), how grave, by what."""

    rule: str
    regimes: tuple[str, ...]
    awards: tuple[str, ...]
    nominee_kind: str
    severity: str
    parameters: Mapping[str, Any]
    valid_from: date | None
    valid_to: date | None
    basis: str
    source: str

    def applies(self, case: Case) -> bool:
        """Tell whether it speaks of the nomination under the law that holds for it."""
        nomination = case.nomination
        return (
            case.regime in self.regimes
            and (ALL_AWARDS in self.awards or nomination.award in self.awards)
            and self.nominee_kind in ("", nomination.subject.kind)
            and _within(case.decided_on, self.valid_from, self.valid_to)
        )


@dataclass(frozen=True)
class Saying:
    """What a rule can come to: the verdict, and the Vietnamese sentence for it with {inputs} by name."""

    verdict: str
    sentence: str


@dataclass(frozen=True)
class Point:
    """One thing a rule found: which of its sayings, and the inputs it names. `severity` lowers the rule's own."""

    key: str
    inputs: Mapping[str, object] = field(default_factory=dict)
    severity: str = ""


def point(key: str, /, **inputs: object) -> Point:
    """Return a point with its inputs by name."""
    return Point(key, inputs)


Judge = Callable[[Case, Rule], tuple[Point, ...]]


@dataclass(frozen=True)
class RuleKind:
    """One rule: what it asks, how it judges, everything it can say, and the parameters its row must give.

    `is_sensitive` where what it says tells of discipline, inspections or complaints: never shown at meetings.
    """

    code: str
    asks: str
    judge: Judge
    says: Mapping[str, Saying]
    parameters: Mapping[str, Callable[[str], object]] = field(default_factory=dict)
    is_sensitive: bool = False


@dataclass(frozen=True)
class Override:
    """The Office's word that a warning doesn't stand, with its reason."""

    reason: str
    acted_by: str
    acted_on: date
    document: str = ""


@dataclass(frozen=True)
class Verdict:
    """What a rule comes to for a nomination; `said` are its sentences with the inputs they name, in order."""

    rule: str
    regime: str
    verdict: str
    severity: str
    basis: str
    source: str
    inputs: Mapping[str, object]
    said: tuple[tuple[str, Mapping[str, object]], ...]
    is_sensitive: bool = False
    override: Override | None = None

    @property
    def weighs(self) -> bool:
        """Whether it is to be looked at: failed or not known, and not overridden by the Office."""
        return self.verdict in (FAIL, UNKNOWN) and self.override is None

    @property
    def stops(self) -> bool:
        """Whether the nomination may not go on while it stands."""
        return self.verdict == FAIL and self.severity == BLOCK

    def overridden(self, override: Override) -> "Verdict":
        """Return the same with the Office's word on it; raises ValueError for a rule that only the law can lift."""
        if self.severity == BLOCK:
            raise ValueError(self.rule)
        return replace(self, override=override)

    def say(self, translate: Callable[[str], str], show: Callable[[str, object], str]) -> str:
        """Return what it says, each input shown by its name and value; words of closed lists are translated too."""
        return " ".join(
            translate(sentence).format(
                **{name: translate(show(name, value)) for name, value in inputs.items() if f"{{{name}}}" in sentence}
            )
            for sentence, inputs in self.said
        )


def verdict_of(kind: RuleKind, rule: Rule, regime: Regime, case: Case) -> Verdict:
    """Return what a rule in force comes to for a nomination.

    A rule or a regime known from memory weighs a warning at most and says that nobody has checked it.
    """
    return _verdict(kind, rule, regime, kind.judge(case, rule))


def failure_of(kind: RuleKind, rule: Rule, regime: Regime, case: Case) -> Verdict | None:
    """Return what `verdict_of` does if the rule fails, else None."""
    points = kind.judge(case, rule)
    fails = any(kind.says[one.key].verdict == FAIL for one in points)
    return _verdict(kind, rule, regime, points) if fails else None


def _verdict(kind: RuleKind, rule: Rule, regime: Regime, points: Sequence[Point]) -> Verdict:
    worst = min((kind.says[one.key].verdict for one in points), key=_WORST.index)
    spoken = [one for one in points if worst == PASS or kind.says[one.key].verdict == worst]
    severities = [one.severity for one in spoken if one.severity]
    severity = WARN if severities and rule.severity == BLOCK and len(severities) == len(spoken) else rule.severity
    unchecked = MEMORY in (rule.source, regime.source)
    if unchecked and severity == BLOCK:
        severity = WARN
    said = [(kind.says[one.key].sentence, one.inputs) for one in spoken]
    if unchecked and worst in (PASS, FAIL):
        said.append((NOT_CHECKED, {}))
    return Verdict(
        rule=kind.code,
        regime=regime.regime,
        verdict=worst,
        severity=severity,
        basis=rule.basis,
        source=MEMORY if unchecked else rule.source,
        inputs={name: value for one in points for name, value in one.inputs.items()},
        said=tuple(said),
        is_sensitive=kind.is_sensitive and worst != NOT_APPLICABLE,
    )


def no_rule(kind: RuleKind, regime: str) -> Verdict:
    """Return the verdict where the register has no row of a rule for a nomination."""
    return Verdict(kind.code, regime, NOT_APPLICABLE, INFORM, "", "law", {}, ((NO_RULE, {}),))


def sayings(kind: RuleKind) -> Iterator[str]:
    """Yield every text of a rule that people read."""
    yield kind.asks
    yield from (saying.sentence for saying in kind.says.values())


def _within(day: date, start: date | None, end: date | None) -> bool:
    return (start is None or start <= day) and (end is None or day <= end)
