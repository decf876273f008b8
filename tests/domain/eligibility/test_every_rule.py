"""Every rule, everything it can say: each saying of each rule has a case, and each case says it."""

import string
from dataclasses import replace

import pytest

from domain.eligibility import RULES, Rule, Rulebook, Verdict, judge
from domain.eligibility.rule import FAIL, INFORM, MEMORY, NOT_CHECKED, PASS
from etl.award_findings import NOT_TOLD_BY_FILES
from etl.eligibility.words import message
from tests.domain.eligibility.cases import Told
from tests.domain.eligibility.cases_of_collectives import CASES_OF_COLLECTIVES
from tests.domain.eligibility.cases_of_files import CASES_OF_FILES
from tests.domain.eligibility.cases_of_persons import CASES_OF_PERSONS
from tests.domain.eligibility.nominees import around, case, nominated, regimes, rules

CASES = (*CASES_OF_PERSONS, *CASES_OF_COLLECTIVES, *CASES_OF_FILES)


def given(told: Told) -> tuple[Rule, ...]:
    """The rules of data/, the one asked about with the case's own parameters."""
    return tuple(
        replace(rule, parameters={**rule.parameters, **told.parameters}) if rule.rule == told.rule else rule
        for rule in rules()
    )


def verdict_on(told: Told) -> Verdict:
    return next(one for one in judge(told.case, given(told), regimes()) if one.rule == told.rule)


@pytest.mark.parametrize("told", CASES, ids=str)
def test_a_rule_says_of_a_case_what_it_must(told: Told) -> None:
    saying, verdict = RULES[told.rule].says[told.says], verdict_on(told)

    assert saying.sentence in [sentence for sentence, _ in verdict.said]
    assert verdict.verdict == saying.verdict


@pytest.mark.parametrize("told", CASES, ids=str)
def test_the_failures_of_a_case_are_those_of_its_verdicts_that_do_more_than_inform(told: Told) -> None:
    verdicts = judge(told.case, given(told), regimes())
    failed = [one for one in verdicts if one.verdict == FAIL and one.severity != INFORM]
    book = Rulebook(given(told), regimes())

    assert book.failures(told.case, ()) == failed
    assert book.failures(told.case, {told.rule}) == [one for one in failed if one.rule != told.rule]


def test_a_rulebook_asked_before_says_the_same() -> None:
    book = Rulebook(rules(), regimes())

    assert [book.judge(told.case) for told in CASES] == [judge(told.case, rules(), regimes()) for told in CASES]


@pytest.mark.parametrize("rule", sorted(NOT_TOLD_BY_FILES))
def test_no_nomination_fails_what_only_the_office_writes_down(rule: str) -> None:
    days = [replace(told.case, papers=(), ballots=(), deadline=None) for told in CASES]

    assert FAIL not in {one.verdict for case in days for one in judge(case, rules(), regimes()) if one.rule == rule}


@pytest.mark.parametrize("told", CASES, ids=str)
def test_every_blank_of_a_sentence_is_an_input_and_is_filled(told: Told) -> None:
    verdict = verdict_on(told)

    for sentence, inputs in verdict.said:
        assert {name for _, name, _, _ in string.Formatter().parse(sentence) if name} <= inputs.keys()
    said = message(verdict)
    assert "{" not in said
    assert (said[0].isupper() or said[0].isdigit(), said[-1]) == (True, ".")


def test_everything_a_rule_can_say_has_a_case() -> None:
    sayings = {(kind.code, key) for kind in RULES.values() for key in kind.says}

    assert sayings - {(told.rule, told.says) for told in CASES} == set()


def test_every_rule_can_pass_or_says_that_it_only_informs() -> None:
    verdicts = {kind.code: {saying.verdict for saying in kind.says.values()} for kind in RULES.values()}

    # Whether a year's break is excused no data can tell: the rule only asks the Office to look.
    assert {code for code, found in verdicts.items() if PASS not in found} == {"R26"}
    assert {code for code, found in verdicts.items() if FAIL not in found} == {"R25", "R26"}


@pytest.mark.parametrize("told", CASES, ids=str)
def test_what_is_known_from_memory_never_blocks_and_says_so(told: Told) -> None:
    verdict = verdict_on(told)

    is_decided = verdict.verdict in (PASS, FAIL)
    assert (NOT_CHECKED in [sentence for sentence, _ in verdict.said]) == (verdict.source == MEMORY and is_decided)
    assert not (verdict.source == MEMORY and verdict.severity == "block")


def test_no_rule_says_that_somebody_has_an_award() -> None:
    texts = [text for kind in RULES.values() for text in (kind.asks, *(one.sentence for one in kind.says.values()))]

    assert [text for text in texts if " đạt " in f" {text.lower()} "] == []


def test_only_rules_on_discipline_are_kept_from_meetings() -> None:
    assert {kind.code for kind in RULES.values() if kind.is_sensitive} == {"R09", "R11", "R20", "R21", "R22"}


def test_a_rule_without_a_row_for_the_award_is_not_applicable() -> None:
    verdicts = judge(case(nominated("KNC"), around()), rules(), regimes())

    silent = [one.rule for one in verdicts if not one.basis]
    assert {one.verdict for one in verdicts if one.rule in silent} == {"not_applicable"}
    assert [one.rule for one in verdicts if one.basis] == ["R17", "R19", "R21", "R22", "R28", "R29", "R33", "R34"]
