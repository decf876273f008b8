"""The ladder of awards: what everybody has year by year, and what might be considered next year if nothing breaks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from domain.eligibility.engine import RULES
from domain.eligibility.facts import Case, Surroundings, UnitFile
from domain.eligibility.regimes import DecisionDay, regime_on
from domain.eligibility.rows import Honour, Nomination
from domain.eligibility.rule import FAIL, PASS, Regime, Rule, Verdict, verdict_of
from domain.subjects import INDIVIDUAL, Subject

READY, WITH_TITLE, TO_CHECK = "ready", "with_title", "to_check"
PROSPECT_TEXTS = {
    READY: "Năm {year} đã đủ số năm, số lần để xem xét.",
    WITH_TITLE: "Có thể xem xét nếu năm {year} có {title}.",
    TO_CHECK: "Có thể xem xét nếu bổ sung được dữ liệu còn thiếu.",
}

# Which rule asks for earlier awards, and the yearly title of next year by which it may be met.
_STEPS = {
    "individual": (
        ("CSTDT", "R05", "CSTDCS"),
        ("CSTDTQ", "R07", "CSTDT"),
        ("BK_TINH", "R13", "CSTDCS"),
        ("BK_TTG", "R15", "CSTDCS"),
        ("HCLD3", "R15", "CSTDCS"),
        ("HCLD2", "R15", "CSTDCS"),
        ("HCLD1", "R15", "CSTDCS"),
    ),
    "collective": (
        ("BK_TINH", "R14", "TTLDXS"),
        ("BK_TTG", "R15", "TTLDXS"),
        ("HCLD3", "R15", "TTLDXS"),
        ("HCLD2", "R15", "TTLDXS"),
        ("HCLD1", "R15", "TTLDXS"),
    ),
}


# They may be met by grades too, which nobody knows of next year: that alone is no prospect.
_BY_GRADE_TOO = ("R13", "R14")


@dataclass(frozen=True)
class Prospect:
    """What might be considered next year: `state` ready, with_title (given `title` next year too) or to_check.

    The verdict is that of the rule on earlier awards, as it would stand then; its inputs and words say what is missing.
    """

    award: str
    state: str
    year: int
    title: str
    verdict: Verdict


@dataclass(frozen=True)
class Ladder:
    """A person or a collective with all its awards, the newest year last, those only proposed this year marked so."""

    subject: Subject
    name: str
    unit_code: str
    honours: tuple[Honour, ...]
    prospects: tuple[Prospect, ...]


def ladders(around: Surroundings, rules: tuple[Rule, ...], regimes: tuple[Regime, ...]) -> tuple[Ladder, ...]:
    """Return the ladder of everybody who has or is proposed for an award: unit by unit, as in their files."""
    extended = _with_this_year(around)
    found = []
    for unit_code, unit in extended.items():
        names = {honour.subject: honour.name for honour in unit.honours or ()}
        for subject, name in names.items():
            next_year = replace(around, year=around.year + 1, units=extended, nominations=())
            nobody = Nomination("", "", unit_code, subject, name, "", "proposed", "merit")
            case = Case(nobody, next_year, date(around.year + 1, 12, 31), "")
            if case.honours.is_ambiguous:
                continue
            honours = tuple(sorted(case.honours.items, key=lambda honour: (honour.year, honour.award)))
            prospects = tuple(_prospects(case, unit, rules, regimes))
            found.append(Ladder(subject, name, unit_code, honours, prospects))
    return tuple(_without_repetitions(found))


def _with_this_year(around: Surroundings) -> dict[str, UnitFile]:
    """Return each unit's history with what is decided or proposed this year; grades of next year aren't known."""
    found = {code: list(unit.honours or ()) for code, unit in around.units.items()}
    for one in around.nominations:
        if one.counts and one.unit_code in found:
            found[one.unit_code].append(
                Honour(
                    one.subject,
                    one.award,
                    around.year,
                    one.decision_no,
                    one.decision_on,
                    is_nominated=one.state != "decided",
                    nomination_no=one.nomination_no,
                    name=one.name,
                )
            )
    return {code: replace(unit, roster=None, honours=tuple(found[code])) for code, unit in around.units.items()}


def _prospects(case: Case, unit: UnitFile, rules: tuple[Rule, ...], regimes: tuple[Regime, ...]) -> Iterator[Prospect]:
    regime = regime_on(DecisionDay(case.decided_on), regimes)
    for award, code, title in _STEPS[case.subject.kind]:
        if any(one.award == award and one.year == case.year - 1 for one in case.honours.items):
            continue
        asked = replace(case, nomination=replace(case.nomination, award=award), regime=regime.regime)
        rule = next((one for one in rules if one.rule == code and one.applies(asked)), None)
        if rule is None:
            continue
        verdict = verdict_of(RULES[code], rule, regime, asked)
        state = READY if verdict.verdict == PASS else TO_CHECK
        if verdict.verdict != PASS:
            then = verdict_of(RULES[code], rule, regime, _given(asked, unit, title))
            if then.verdict == FAIL:
                continue
            state = WITH_TITLE if then.verdict == PASS else TO_CHECK
        if state == TO_CHECK and code in _BY_GRADE_TOO:
            continue
        yield Prospect(award, state, case.year, title, verdict)


def _given(case: Case, unit: UnitFile, title: str) -> Case:
    """Return the same case with a yearly title of next year."""
    more = Honour(case.subject, title, case.year, is_nominated=True)
    files = {**case.around.units, unit.unit_code: replace(unit, honours=(*(unit.honours or ()), more))}
    return replace(case, around=replace(case.around, units=files))


def _without_repetitions(found: list[Ladder]) -> Iterator[Ladder]:
    """Yield one ladder a subject: a person told with and without a birth year stands there once, with the year."""
    for one in found:
        others = (other for other in found if other is not one and other.subject.may_be(one.subject))
        is_vague = one.subject.kind == INDIVIDUAL and one.subject.birth_year is None
        if not (is_vague and any(other.subject.birth_year is not None for other in others)):
            yield one
