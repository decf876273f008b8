"""Every nomination of a plan judged by every rule, under the law of the day of its decision."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from domain.eligibility import (
    Case,
    Nomination,
    Override,
    Regime,
    Round,
    Rule,
    Rulebook,
    Surroundings,
    Verdict,
    decision_day,
    regime_on,
    round_of,
)
from domain.eligibility.register import regime_from_row, round_from_row, rule_from_row
from domain.eligibility.rule import BLOCK
from domain.nominations import OWN
from etl.eligibility.asking import Ask, rows_of
from etl.eligibility.facts import Records, Register, read_records
from etl.eligibility.files import Files, read_files


@dataclass(frozen=True)
class Judged:
    """One nomination with its verdicts, one a rule in the order of their numbers, and the law it was judged by."""

    nomination: Nomination
    unit_code: str
    scope: str
    regime: str
    decided_on: date
    round: str
    verdicts: tuple[Verdict, ...]

    @property
    def to_look_at(self) -> tuple[Verdict, ...]:
        """The verdicts that failed or lack data, those the Office overrode left out."""
        return tuple(verdict for verdict in self.verdicts if verdict.weighs)

    @property
    def is_stopped(self) -> bool:
        """Whether a compulsory rule fails."""
        return any(verdict.stops for verdict in self.verdicts)


@dataclass(frozen=True)
class Law:
    """The registers nominations are judged by."""

    rules: tuple[Rule, ...]
    regimes: tuple[Regime, ...]
    rounds: tuple[Round, ...]

    @cached_property
    def book(self) -> Rulebook:
        """The rules, made ready for many nominations."""
        return Rulebook(self.rules, self.regimes)


@dataclass(frozen=True)
class Desk:
    """Everything of a plan that nominations are judged by, asked of the ledger once."""

    records: Records
    surroundings: dict[str, Surroundings]
    files: Files
    law: Law
    overrides: dict[tuple[str, str], Override]

    @property
    def register(self) -> Register:
        """The units and the awards."""
        return self.records.register

    @property
    def own(self) -> Surroundings:
        """The Department's own nominations, and what its units handed in."""
        return self.surroundings[""]

    def cases(self, asked: date | None = None) -> Iterator[tuple[Case, str, str]]:
        """Yield each nomination's case with its scope and the round that gave it its day ("" for none).

        `asked` is the decision day to judge by, of nominations that have none of their own yet.
        """
        nominations = {one.nomination_id: one for around in self.surroundings.values() for one in around.nominations}
        for row in self.records.nominations:
            nomination = nominations[row["nomination_id"]]
            planned = round_of(nomination.award, self.law.rounds)
            own_day = nomination.decision_on if nomination.state in ("decided", "revoked") else None
            day = decision_day(own_day, asked, planned, self.records.year)
            case = Case(
                nomination,
                self.surroundings["" if row["scope"] == OWN else row["unit_code"]],
                decided_on=day.on,
                regime=regime_on(day, self.law.regimes).regime,
                papers=self.files.papers_of(nomination, day.on),
                ballots=self.files.ballots.get(nomination.nomination_id, ()),
                deadline=self.files.deadlines.get(nomination.nomination_id),
                council_on=row["council_on"],
            )
            yield case, row["scope"], planned.round if planned and not (own_day or asked) else ""

    def judged(self, asked: date | None = None) -> tuple[Judged, ...]:
        """Return every nomination judged, units in protocol order, then by number."""
        found = [
            Judged(
                case.nomination,
                case.nomination.unit_code,
                scope,
                case.regime,
                case.decided_on,
                round_code,
                self._overridden(case.nomination, self.law.book.judge(case)),
            )
            for case, scope, round_code in self.cases(asked)
        ]
        order = {code: place for place, code in enumerate(self.register.units)}
        return tuple(
            sorted(found, key=lambda one: (order.get(one.unit_code, len(order)), one.nomination.nomination_no))
        )

    def _overridden(self, nomination: Nomination, verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
        return tuple(
            verdict.overridden(override)
            if (override := self.overrides.get((nomination.nomination_id, verdict.rule))) and verdict.severity != BLOCK
            else verdict
            for verdict in verdicts
        )


def open_desk(ask: Ask, plan_id: str, *, is_whole: bool = True) -> Desk:
    """Ask the ledger for everything a plan's nominations are judged by.

    `ask` is `Ledger.rows` or a screen's cached one; `is_whole` False where it answers for one unit's viewer only.
    """
    records = read_records(ask, plan_id, is_whole=is_whole)
    return Desk(
        records,
        records.surroundings(),
        read_files(ask, plan_id),
        read_law(ask, plan_id),
        {
            (row["nomination_id"], row["rule"]): Override(
                row["text"] or "", row["acted_by"], row["acted_on"], row["document"] or ""
            )
            for row in rows_of(ask, "eligibility_overrides", plan_id=plan_id)
        },
    )


def read_law(ask: Ask, plan_id: str) -> Law:
    """Return the rules, the regimes and a plan's rounds as the ledger has them."""
    return Law(
        tuple(rule_from_row(row) for row in rows_of(ask, "eligibility_rules")),
        tuple(regime_from_row(row) for row in rows_of(ask, "eligibility_regimes")),
        tuple(round_from_row(row) for row in rows_of(ask, "eligibility_rounds", plan_id=plan_id)),
    )


def read_laws(ask: Ask, plan_ids: Iterable[str]) -> dict[str, Law]:
    """Return each plan's law; the rules are asked for once."""
    wanted = list(plan_ids)
    if not wanted:
        return {}
    first = read_law(ask, wanted[0])
    rounds = {plan_id: rows_of(ask, "eligibility_rounds", plan_id=plan_id) for plan_id in wanted[1:]}
    others = {code: Law(first.rules, first.regimes, tuple(map(round_from_row, rows))) for code, rows in rounds.items()}
    return {wanted[0]: first, **others}


def judged_nominations(
    ask: Ask, plan_id: str, asked: date | None = None, *, is_whole: bool = True
) -> tuple[Judged, ...]:
    """Return every nomination of a plan judged by every rule; none for a plan the ledger doesn't know."""
    return open_desk(ask, plan_id, is_whole=is_whole).judged(asked)
