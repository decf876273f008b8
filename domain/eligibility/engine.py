"""The rules together: one function each, judged over a nomination in the order of their numbers."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from domain.eligibility.collectives import RULES_OF_COLLECTIVES
from domain.eligibility.common import SIGNS, WHOLES
from domain.eligibility.discipline import LEVEL_WORDS, RULES_OF_DISCIPLINE
from domain.eligibility.facts import Case
from domain.eligibility.persons import RULES_OF_PERSONS
from domain.eligibility.prior_awards import RULES_OF_PRIOR_AWARDS
from domain.eligibility.procedure import RULES_OF_PROCEDURE
from domain.eligibility.repetition import RULES_OF_REPETITION
from domain.eligibility.rule import (
    FAIL,
    INFORM,
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
    failure_of,
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
_CAN_FAIL = frozenset(
    code for code, kind in RULES.items() if any(saying.verdict == FAIL for saying in kind.says.values())
)


class Rulebook:
    """The rules of the register, for many nominations: which of them speak of one is found once for all like it."""

    def __init__(self, rules: Sequence[Rule], regimes: Iterable[Regime]) -> None:
        self._rows = {kind.code: [rule for rule in rules if rule.rule == kind.code] for kind in RULES.values()}
        self._regimes = tuple(regimes)
        self._applying: dict[tuple[str, str, str, date], dict[str, Rule]] = {}

    def judge(self, case: Case) -> tuple[Verdict, ...]:
        """Return what `judge` does."""
        regime, applying = self._regime(case), self._rules_on(case)
        return tuple(
            verdict_of(kind, applying[code], regime, case) if code in applying else no_rule(kind, regime.regime)
            for code, kind in RULES.items()
        )

    def failures(self, case: Case, left_out: Collection[str]) -> list[Verdict]:
        """Return those of the verdicts that fail and do more than inform; rules that are left out aren't asked."""
        regime, applying = self._regime(case), self._rules_on(case)
        asked = {code: rule for code, rule in applying.items() if rule.severity != INFORM and code not in left_out}
        failures = (failure_of(RULES[code], rule, regime, case) for code, rule in asked.items() if code in _CAN_FAIL)
        return [failure for failure in failures if failure]

    def _regime(self, case: Case) -> Regime:
        known = (one for one in self._regimes if one.regime == case.regime)
        return next(known, Regime(case.regime, "", "", "", None, None, "law"))

    def _rules_on(self, case: Case) -> dict[str, Rule]:
        """Return the row of each rule that speaks of a nomination, in the order of their numbers."""
        key = (case.regime, case.nomination.award, case.subject.kind, case.decided_on)
        if key not in self._applying:
            found = {code: [row for row in rows if row.applies(case)] for code, rows in self._rows.items()}
            self._applying[key] = {code: rows[0] for code, rows in found.items() if rows}
        return self._applying[key]


def judge(case: Case, rules: Sequence[Rule], regimes: Iterable[Regime]) -> tuple[Verdict, ...]:
    """Return one verdict per rule, in the order of their numbers, those that don't apply included.

    Of several rows of a rule that speak of the nomination the register's first one counts.
    """
    return Rulebook(rules, regimes).judge(case)


def eligibility_texts() -> Iterator[str]:
    """Yield each text of the rules that people read, duplicates included."""
    for kind in RULES.values():
        yield from sayings(kind)
    for choice in (VERDICTS, RULE_SEVERITIES, RULE_SOURCES):
        yield from (option.label for option in choice.options)
    yield from (NOT_CHECKED, NO_RULE, NOT_FOR_MEETINGS)
    yield from (*SIGNS.values(), *WHOLES.values(), *LEVEL_WORDS.values())
