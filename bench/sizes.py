"""Registers for a department of any size: as many units and yearly plans as are asked for, all else as in `data/`."""

import csv
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

from bench.made import OFFICE
from domain.plan import Plan, PlanItem
from etl.registers import DATA, load_plan, load_registers, read_plans, read_units
from etl.sample.chance import Chance
from etl.sample.invented_units import units_for, write_units
from ledger import Ledger

THIS_YEAR = 2023
_OF_A_YEAR = ("periods.csv", "reporting.csv", "movements.csv")


def years_of(count: int) -> list[int]:
    """Return so many years, this one the last."""
    return list(range(THIS_YEAR - count + 1, THIS_YEAR + 1))


def ledger_of(path: Path, *, units: int, years: int, items: int = 0) -> Ledger:
    """Create a ledger with registers and a plan a year; with `items` each plan has so many."""
    folder = path.with_name("registers")
    folder.mkdir()
    for file in DATA.glob("*.csv"):
        shutil.copy(file, folder)
    (folder / "plans").mkdir()
    write_units(units_for(read_units(DATA / "units.csv"), units, Chance(THIS_YEAR)), folder / "units.csv")
    for name in _OF_A_YEAR:
        _repeat(folder / name, years_of(years))
    ledger = Ledger.create(path)
    load_registers(ledger, OFFICE, folder)
    (plan,) = read_plans([DATA])
    for year in years_of(years):
        load_plan(ledger, OFFICE, _of_year(plan, year, items or len(plan.items)))
    return ledger


def _repeat(file: Path, years: list[int]) -> None:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        names, rows = list(reader.fieldnames or ()), list(reader)
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, names)
        writer.writeheader()
        for year in years:
            writer.writerows(
                {name: text.replace(str(THIS_YEAR), str(year)) for name, text in row.items()} for row in rows
            )


def _of_year(plan: Plan, year: int, count: int) -> Plan:
    items = [_item(plan.items[number % len(plan.items)], number, len(plan.items), year) for number in range(count)]
    first, last = _in_year(plan.first_day, year), _in_year(plan.last_day, year)
    return replace(plan, plan_id=str(year), first_day=first, last_day=last, items=tuple(items))


def _item(item: PlanItem, number: int, known: int, year: int) -> PlanItem:
    code = item.item_code if number < known else f"8.{number - known + 1}"
    return replace(
        item,
        item_code=code,
        start_on=item.start_on and _in_year(item.start_on, year),
        due_on=item.due_on and _in_year(item.due_on, year),
    )


def _in_year(day: date, year: int) -> date:
    return day.replace(year=day.year - THIS_YEAR + year)
