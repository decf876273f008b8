"""Plans, units and awards straight from the files of data/: a sample needs no ledger to be written."""

import csv
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from domain.catalogue import Award, award_from_row
from domain.plan import Plan, Unit
from etl.context import criterion_from_row
from etl.registers import read_plans, read_units


def registers_from_files(folder: Path) -> tuple[Mapping[str, Plan], list[Unit], Mapping[str, Award]]:
    """Return plans by id, units in protocol order and awards by code; raises RegisterBroken or OSError."""
    plans = [_with_criteria(plan, folder) for plan in read_plans([folder, folder / "sample"])]
    with (folder / "titles.csv").open(encoding="utf-8-sig", newline="") as stream:
        awards = [award_from_row(row) for row in csv.DictReader(stream)]
    return (
        {plan.plan_id: plan for plan in plans},
        [unit for path in (folder, folder / "sample") for unit in read_units(path / "units.csv")],
        {award.code: award for award in awards},
    )


def _with_criteria(plan: Plan, folder: Path) -> Plan:
    found = []
    for path in (folder / "movements.csv", folder / "sample" / "movements.csv"):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            found += [criterion_from_row(row) for row in csv.DictReader(stream) if row["plan_id"] == plan.plan_id]
    return replace(plan, criteria=tuple(found))
