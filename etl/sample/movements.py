"""Movements of the invented year: when each unit launched and registered them, and what it reached."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from domain.periods import Period
from domain.plan import Criterion, Plan, Unit
from etl.sample.chance import Chance
from etl.sample.progress import quarter_of
from etl.sample.texts import texts
from etl.template import criterion_rows

_LAUNCHED_WITHIN, _REGISTERED_AFTER, _REGISTERED_WITHIN = 20, 2, 7  # days


def movement_rows(plan: Plan, unit: Unit, period: Period, sent_on: date, chance: Chance) -> list[dict[str, object]]:
    """Return a unit's rows in a file of that day: the printed criteria, filled in where the movement has begun."""
    filled = [_filled(criterion, unit, period, sent_on, chance) for criterion in plan.criteria_of(unit)]
    return [{**printed, **own} for printed, own in zip(criterion_rows(plan, unit), filled, strict=True)]


def _filled(criterion: Criterion, unit: Unit, period: Period, sent_on: date, chance: Chance) -> dict[str, object]:
    entry, late = _entry(criterion), texts("movements")["late"]
    begins = date.fromisoformat(f"{period.year}-{entry['begins']}")
    launched_on = _launched_on(criterion, unit, begins, chance)
    if begins > sent_on:
        return {}
    if launched_on > sent_on:
        return {"note": late["note"]} if unit.unit_code == late["unit"] else {}
    row = _days(criterion, unit, launched_on, sent_on, chance) | _figures(entry, unit, period, chance)
    told_twice = quarter_of(period) - (begins.month - 1) // 3 > 1
    if told_twice and unit.unit_code == texts("movements")["once"]["unit"]:
        return {name: row.get(name) for name in ("actual", "note")}
    return row


def _entry(criterion: Criterion) -> Mapping[str, Any]:
    entries: dict[str, Mapping[str, Any]] = {entry["no"]: entry for entry in texts("movements")["criterion"]}
    return entries[criterion.criterion_no]


def _launched_on(criterion: Criterion, unit: Unit, begins: date, chance: Chance) -> date:
    late = texts("movements")["late"]
    late_on: date = late["on"]
    if unit.unit_code == late["unit"] and begins < late_on and begins.year == late_on.year:
        return late_on
    return begins + timedelta(days=chance.number(_LAUNCHED_WITHIN, "launched", unit.unit_code, criterion.item_code))


def _days(criterion: Criterion, unit: Unit, launched_on: date, sent_on: date, chance: Chance) -> dict[str, object]:
    never = texts("movements")["never"]
    days = _REGISTERED_AFTER + chance.number(_REGISTERED_WITHIN, "registered", unit.unit_code, criterion.item_code)
    registered_on = launched_on + timedelta(days=days)
    is_told = registered_on <= sent_on and (unit.unit_code, criterion.item_code) != (never["unit"], never["movement"])
    return {"launched_on": launched_on, "registered_on": registered_on if is_told else None}


def _figures(entry: Mapping[str, Any], unit: Unit, period: Period, chance: Chance) -> dict[str, object]:
    if unit.unit_code not in entry.get("only", [unit.unit_code]):
        return {"note": entry["note"]}
    asked = (unit.unit_code, entry["no"])
    course = chance.pick(entry["courses"], "course", *asked)
    return {"target": chance.pick(entry["targets"], "aim", *asked), "actual": course[quarter_of(period)]}
