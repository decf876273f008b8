"""The rules together: one function each, judged over a nomination in the order of their numbers."""

from collections.abc import Iterable, Iterator, Sequence

from domain.eligibility.collectives import RULES_OF_COLLECTIVES
from domain.eligibility.common import SIGNS, WHOLES
from domain.eligibility.discipline import LEVEL_WORDS, RULES_OF_DISCIPLINE
from domain.eligibility.facts import Case
from domain.eligibility.persons import RULES_OF_PERSONS
from domain.eligibility.prior_awards import RULES_OF_PRIOR_AWARDS
from domain.eligibility.procedure import RULES_OF_PROCEDURE
from domain.eligibility.repetition import RULES_OF_REPETITION
from domain.eligibility.rule import (
    NO_RULE,
    NOT_CHECKED,
    NOT_FOR_MEETINGS,
    RULE_SEVERITIES,
    RULE_SOURCES,
    VERDICTS,
    Regime,
    Rule,
    RuleKind,
    Verdict,
    no_rule,
    sayings,
    verdict_of,
)
from domain.eligibility.votes import RULES_OF_VOTES

_ALL = (
    *RULES_OF_PERSONS,
    *RULES_OF_COLLECTIVES,
    *RULES_OF_PRIOR_AWARDS,
    *RULES_OF_REPETITION,
    *RULES_OF_PROCEDURE,
    *RULES_OF_DISCIPLINE,
    *RULES_OF_VOTES,
)
RULES: dict[str, RuleKind] = {kind.code: kind for kind in sorted(_ALL, key=lambda kind: kind.code)}


def judge(case: Case, rules: Sequence[Rule], regimes: Iterable[Regime]) -> tuple[Verdict, ...]:
    """Return one verdict per rule, in the order of their numbers, those that don't apply included.

    Of several rows of a rule that speak of the nomination the register's first one counts.
    """
    regime = next(
        (one for one in regimes if one.regime == case.regime), Regime(case.regime, "", "", "", None, None, "law")
    )
    return tuple(_judged(kind, case, rules, regime) for kind in RULES.values())


def _judged(kind: RuleKind, case: Case, rules: Sequence[Rule], regime: Regime) -> Verdict:
    rule = next((one for one in rules if one.rule == kind.code and one.applies(case)), None)
    return no_rule(kind, regime.regime) if rule is None else verdict_of(kind, rule, regime, case)


def eligibility_texts() -> Iterator[str]:
    """Yield each text of the rules that people read, duplicates included."""
    for kind in RULES.values():
        yield from sayings(kind)
    for choice in (VERDICTS, RULE_SEVERITIES, RULE_SOURCES):
        yield from (option.label for option in choice.options)
    yield from (NOT_CHECKED, NO_RULE, NOT_FOR_MEETINGS)
    yield from (*SIGNS.values(), *WHOLES.values(), *LEVEL_WORDS.values())
