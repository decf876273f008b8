"""The templates of units for a period, with what the ledger already knows of them printed in."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from domain.identity import TemplateIdentity
from domain.periods import Period
from domain.plan import Plan, Unit
from etl.context import Context
from etl.decisions import decision_line
from etl.template import TemplateOrder, template_file_name, write_template
from etl.whole_file import whole_file
from ledger import Ledger

Row = dict[str, Any]
PRINTED_SHEETS = ("difficulties", "directions", "nominations", "roster")


def order_for(ledger: Ledger, context: Context, *, plan: Plan, unit: Unit, period: Period) -> TemplateOrder:
    """Return what to print in a unit's template: open difficulties, directions to answer, nominations, staff.

    Raises LedgerError.
    """
    (order,) = orders_for(ledger, context, plan=plan, units=[unit], period=period)
    return order


def orders_for(
    ledger: Ledger, context: Context, *, plan: Plan, units: Sequence[Unit], period: Period
) -> list[TemplateOrder]:
    """Return the same for several units: the ledger is asked once, which costs as much as asking for one."""
    known: dict[str, dict[str, list[Row]]] = {unit.unit_code: {sheet: [] for sheet in PRINTED_SHEETS} for unit in units}
    with ledger.kept_open():
        for sheet in PRINTED_SHEETS:
            for row in ledger.rows(f"template_{sheet}", plan_id=plan.plan_id, unit_codes=list(known)):
                known[row["unit_code"]][sheet].append(row)
    return [_order(context, plan, unit, period, known[unit.unit_code]) for unit in units]


def _order(
    context: Context, plan: Plan, unit: Unit, period: Period, rows: Mapping[str, Sequence[Row]]
) -> TemplateOrder:
    difficulties = [{**row, "decision": decision_line(row)} for row in rows["difficulties"]]
    return TemplateOrder(
        identity=TemplateIdentity(
            unit_code=unit.unit_code,
            period=period.code,
            plan_id=plan.plan_id,
            plan_version=context.plan_versions[plan.plan_id],
        ),
        plan=plan,
        unit=unit,
        period=period,
        awards=context.awards,
        rows={**rows, "difficulties": difficulties},
        due_on=context.reports_due.get((plan.plan_id, period.code)),
    )


def write_templates(
    ledger: Ledger, context: Context, *, plan: Plan, units: list[Unit], period: Period, folder: Path
) -> Iterator[Path]:
    """Write the units' templates into the folder, yielding each file's path; raises LedgerError or OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    for order in orders_for(ledger, context, plan=plan, units=units, period=period):
        path = folder / template_file_name(order)
        with whole_file(path) as part:
            write_template(order, part)
        yield path
