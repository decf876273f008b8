"""What a file is judged against: plans, units, awards and periods, as the ledger has them now."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from domain.catalogue import Award, award_choice, award_from_entry
from domain.choices import CHOICES, Choice
from domain.folding import fold
from domain.periods import Period, parse_period_code
from domain.plan import Criterion, ItemKind, Plan, PlanItem, Repeats, Unit, appraised_units, split_units
from domain.sheets import APPRAISED_SHEETS
from etl.eligibility.judging import Law, read_laws
from ledger import Ledger

LONGEST_UNIT_NAME = 200
_FEWEST_SPACES = 3  # of the beginning of a unit's name that is taken for it
_P_DOT = re.compile(r"^p (?=\w)")


@dataclass(frozen=True)
class Context:
    """The registers and plans in force; `plan_versions` tells how new each plan is, `laws` what each judges by."""

    plans: Mapping[str, Plan]
    plan_versions: Mapping[str, int]
    units: Mapping[str, Unit]
    awards: Mapping[str, Award]
    periods: Mapping[str, Period]
    sheets_owed: Mapping[tuple[str, str], frozenset[str]]
    reports_due: Mapping[tuple[str, str], date]
    choices: Mapping[str, Choice]
    laws: Mapping[str, Law]

    def unit_named(self, text: str) -> Unit | None:
        """Return the unit whose code, name or short name the text is, whatever its accents and capitals."""
        key = _P_DOT.sub("phong ", fold(text[:LONGEST_UNIT_NAME]))
        exact = self._units_by_key.get(key)
        if exact is not None or key.count(" ") < _FEWEST_SPACES:
            return exact
        # "Phòng Tổ chức biên chế" begins the name of one unit and of no other.
        begun = {unit.unit_code: unit for known, unit in self._units_by_key.items() if known.startswith(f"{key} ")}
        return next(iter(begun.values())) if len(begun) == 1 else None

    @cached_property
    def appraised(self) -> frozenset[str]:
        """The codes of other agencies, whose nominations the Department appraises and nothing else of theirs."""
        return appraised_units(self.units.values())

    @cached_property
    def own_units(self) -> tuple[Unit, ...]:
        """The Department and its units, without the agencies it appraises for."""
        return tuple(unit for unit in self.units.values() if unit.unit_code not in self.appraised)

    def may_hand_in(self, plan: Plan, unit: Unit) -> bool:
        """Tell whether a unit's file is taken under a plan: one that reports, or an agency with nominations."""
        return plan.may_report(unit) or (unit.unit_code in self.appraised and plan.covers(unit))

    def expects(self, unit: Unit, sheet_name: str) -> bool:
        """Tell whether a sheet is taken from a unit: of another agency only what its nominations are judged by."""
        return unit.unit_code not in self.appraised or sheet_name in APPRAISED_SHEETS

    @cached_property
    def _units_by_key(self) -> dict[str, Unit]:
        units = reversed(list(self.units.values()))
        return {fold(text): unit for unit in units for text in (unit.short_name, unit.name, unit.unit_code)}


def read_context(ledger: Ledger) -> Context:
    """Return the ledger's registers and plans; raises LedgerError."""
    # Opening the file is dearer than each of these short questions: they are asked in one go.
    with ledger.kept_open():
        return _context(ledger)


def _context(ledger: Ledger) -> Context:
    items: dict[str, list[PlanItem]] = {}
    for row in ledger.rows("context_items"):
        items.setdefault(row["plan_id"], []).append(_item(row))
    criteria: dict[str, list[Criterion]] = {}
    for row in ledger.rows("context_movements"):
        criteria.setdefault(row["plan_id"], []).append(criterion_from_row(row))
    plan_rows = ledger.rows("context_plans")
    awards = {row["award_code"]: award_from_entry(row) for row in ledger.rows("context_awards")}
    periods = {row["period"]: parse_period_code(row["period"]) for row in ledger.rows("context_periods")}
    calendar = {(row["plan_id"], row["period"]): row for row in ledger.rows("context_reporting")}
    return Context(
        plans={
            row["plan_id"]: _plan(row, items.get(row["plan_id"], []), criteria.get(row["plan_id"], []))
            for row in plan_rows
        },
        plan_versions={row["plan_id"]: row["version"] for row in plan_rows},
        units={row["unit_code"]: Unit(**row) for row in ledger.rows("context_units")},
        awards=awards,
        periods={code: period for code, period in periods.items() if period},
        sheets_owed={key: frozenset(row["sheets"].split()) for key, row in calendar.items()},
        reports_due={key: row["due_on"] for key, row in calendar.items()},
        choices={**CHOICES, "award": award_choice(awards)},
        laws=read_laws(ledger.rows, [row["plan_id"] for row in plan_rows]),
    )


def _item(row: Mapping[str, Any]) -> PlanItem:
    return PlanItem(
        item_code=row["item_code"],
        kind=ItemKind(row["kind"]),
        clause=row["clause"],
        title=row["title"],
        product=row["product"],
        measure=row["measure"],
        lead_unit=row["lead_unit"],
        with_units=split_units(row["with_units"]),
        start_on=row["start_on"],
        due_on=row["due_on"],
        repeats=Repeats(row["repeats"]),
        weight=row["weight"],
        clause_text=row["clause_text"],
    )


def criterion_from_row(row: Mapping[str, Any]) -> Criterion:
    """Return the criterion that a row of the register of movements tells of."""
    return Criterion(row["criterion_no"], row["item_code"], row["criterion"], row["criterion_measure"])


def _plan(row: Mapping[str, Any], items: list[PlanItem], criteria: list[Criterion]) -> Plan:
    return Plan(
        plan_id=row["plan_id"],
        title=row["title"],
        first_day=row["first_day"],
        last_day=row["last_day"],
        legal_bases=tuple(json.loads(row["legal_bases"])),
        source=row["source"],
        items=tuple(items),
        criteria=tuple(criteria),
    )
