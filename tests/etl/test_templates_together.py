"""Templates of several units made in one go are those that each unit would get alone."""

from pathlib import Path

from domain.periods import parse_period_code
from etl.context import read_context
from etl.forms import order_for, orders_for, write_templates
from tests.etl.desk import DIFFICULTY, NOMINEE
from tests.office import Office


def test_units_asked_for_together_get_what_each_gets_alone(directed: Office, tmp_path: Path) -> None:
    directed.load(f"{DIFFICULTY}\n{NOMINEE}", unit="Thanh tra Sở")
    context, period = read_context(directed.ledger), parse_period_code("2023-Q2")
    assert period is not None
    plan = context.plans["2023"]
    units = [unit for unit in context.units.values() if context.may_hand_in(plan, unit)]

    together = orders_for(directed.ledger, context, plan=plan, units=units, period=period)

    assert together == [order_for(directed.ledger, context, plan=plan, unit=unit, period=period) for unit in units]
    printed = {sheet for order in together for sheet, rows in order.rows.items() if rows}
    assert printed == {"difficulties", "directions", "nominations"}
    whose = [order.unit.unit_code for order in together if order.rows["nominations"]]
    assert whose == ["TTR"]
    paths = list(
        write_templates(directed.ledger, context, plan=plan, units=units, period=period, folder=tmp_path / "mau")
    )
    assert [path.name for path in paths] == [f"{unit.unit_code}_2023-Q2.xlsx" for unit in units]
