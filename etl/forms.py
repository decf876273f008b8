"""The template of a unit for a period, with what the ledger already knows of it printed in."""

from collections.abc import Iterator
from pathlib import Path

from domain.identity import TemplateIdentity
from domain.periods import Period
from domain.plan import Plan, Unit
from etl.context import Context
from etl.decisions import decision_line
from etl.template import TemplateOrder, template_file_name, write_template
from etl.whole_file import whole_file
from ledger import Ledger

PRINTED_SHEETS = ("difficulties", "directions", "nominations", "roster")


def order_for(ledger: Ledger, context: Context, *, plan: Plan, unit: Unit, period: Period) -> TemplateOrder:
    """Return what to print in a unit's template: open difficulties, directions to answer, nominations, staff.

    Raises LedgerError.
    """
    rows = {
        sheet: ledger.rows(f"template_{sheet}", plan_id=plan.plan_id, unit_code=unit.unit_code)
        for sheet in PRINTED_SHEETS
    }
    rows["difficulties"] = [{**row, "decision": decision_line(row)} for row in rows["difficulties"]]
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
        rows=rows,
        due_on=context.reports_due.get((plan.plan_id, period.code)),
    )


def write_templates(
    ledger: Ledger, context: Context, *, plan: Plan, units: list[Unit], period: Period, folder: Path
) -> Iterator[Path]:
    """Write the units' templates into the folder, yielding each file's path; raises LedgerError or OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    for unit in units:
        order = order_for(ledger, context, plan=plan, unit=unit, period=period)
        path = folder / template_file_name(order)
        with whole_file(path) as part:
            write_template(order, part)
        yield path
