"""Nominations, rosters and histories in the few words a test of a rule needs; the registers are those of data/."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from domain.catalogue import Award, Family
from domain.eligibility import (
    RULES,
    Case,
    DecisionDay,
    Honour,
    Member,
    Nomination,
    Regime,
    Rule,
    Surroundings,
    UnitFile,
    Verdict,
    judge,
    regime_on,
)
from domain.eligibility.register import regime_from_row, rule_from_row
from domain.plan import Unit
from domain.subjects import collective, person
from etl.registers.entries import REGISTERS
from etl.registers.files import DATA, entries_in

YEAR = 2023
IN_P1, IN_P2, IN_P3, IN_P4 = date(2023, 12, 26), date(2024, 2, 15), date(2025, 8, 1), date(2026, 10, 1)


@cache
def entries(name: str) -> tuple[dict[str, Any], ...]:
    """The lines of a register of data/ as the ledger gets them."""
    register = next(one for one in REGISTERS if one.name == name)
    return tuple(entries_in(DATA / register.file, register))


@cache
def rules() -> tuple[Rule, ...]:
    return tuple(rule_from_row(row) for row in entries("award_rules"))


@cache
def regimes() -> tuple[Regime, ...]:
    return tuple(regime_from_row(row) for row in entries("regimes"))


@cache
def awards() -> dict[str, Award]:
    found = {}
    for row in entries("titles"):
        words = {name: row[name] for name in ("catalogue_codes", "name", "short_name", "decided_by", "basis")}
        for_whom = {name: bool(row[name]) for name in ("for_individual", "for_collective")}
        award = Award(row["award_code"], family=Family(row["family"]), spellings=(), **for_whom, **words)
        found[award.code] = award
    return found


@cache
def units() -> tuple[Unit, ...]:
    return tuple(Unit(**row) for row in entries("units"))


def member(name: str, *, birth_year: int | None = None, counted: bool = True, unit: str = "VP", **said: Any) -> Member:
    """A row of a roster."""
    return Member(person(name, birth_year, unit), name, counted, **said)


def honour(name: str, award: str, year: int, *, birth_year: int | None = None, unit: str = "VP", **said: Any) -> Honour:
    """A line of award history, of a person or of a unit by its name."""
    is_person = awards()[award].for_individual and not any(name == one.name for one in units())
    subject = person(name, birth_year, unit) if is_person else collective(name, unit, units())
    words = {"decision_no": f"{year - 2000}/QĐ-SNV", "decision_on": date(year, 12, 20), **said}
    return Honour(subject, award, year, name=name, **words)


def nominated(
    award: str, name: str = "Đỗ Văn An", *, no: str = "", birth_year: int | None = None, unit: str = "VP", **said: Any
) -> Nomination:
    """A nomination; of a collective where the award is for collectives only or the name is a unit's."""
    is_person = awards()[award].for_individual and not any(name == one.name for one in units())
    subject = person(name, birth_year, unit) if is_person else collective(name, unit, units())
    number = no or f"HS-{award}-{name}-{birth_year or ''}"
    return Nomination(number, number, unit, subject, name, award, said.pop("state", "proposed"), **said)


def around(
    *nominations: Nomination,
    roster: Iterable[Member] | None = None,
    history: Iterable[Honour] | None = None,
    **said: Any,
) -> Surroundings:
    """A year in which the Office (VP) handed in what is said; the other units nothing."""
    files = {one.unit_code: UnitFile(one.unit_code, one.short_name, founded_on=one.valid_from) for one in units()}
    files["VP"] = replace(
        files["VP"],
        roster=None if roster is None else tuple(roster),
        honours=None if history is None else tuple(history),
    )
    return Surroundings(YEAR, awards(), {**files, **said.pop("files", {})}, nominations, "SNV", **said)


def case(nomination: Nomination, year: Surroundings, on: date = IN_P1, **said: Any) -> Case:
    """The case of a nomination decided on a day, under the law of that day."""
    if nomination not in year.nominations:
        year = replace(year, nominations=(*year.nominations, nomination))
    return Case(nomination, year, on, regime_on(DecisionDay(on), regimes()).regime, **said)


def judged(one: Case, rule: str, given: tuple[Rule, ...] = ()) -> Verdict:
    """What a rule comes to, by the registers of data/ or by rows given."""
    verdicts = judge(one, given or rules(), regimes())
    assert [verdict.rule for verdict in verdicts] == list(RULES)
    return next(verdict for verdict in verdicts if verdict.rule == rule)


def rule_of(code: str, regime: str = "P1", award: str = "", **parameters: Any) -> Rule:
    """A rule's row of data/ for a regime, with other parameters."""
    row = next(
        one for one in rules() if one.rule == code and regime in one.regimes and (not award or award in one.awards)
    )
    return replace(row, parameters={**row.parameters, **parameters})


def people(n: int, **said: Any) -> list[Member]:
    """So many members of staff, all counted."""
    return [member(f"Nguyễn Văn {letter}", **said) for letter in "ABCDEGHIKLMNOPQRSTUVXY"[:n]]


def all_nominated(award: str, members: Iterable[Member]) -> list[Nomination]:
    """Each of them nominated for an award."""
    return [nominated(award, one.name) for one in members]
