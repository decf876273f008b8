"""Units, titles, periods, movements, calendar, rules and plans: from the files of data/ into the ledger."""

from etl.registers.files import DATA, SAMPLE_DATA, RegisterBroken
from etl.registers.load import load_missing, load_plan, load_registers, read_units
from etl.registers.plans import append_plan, read_plans

__all__ = [
    "DATA",
    "SAMPLE_DATA",
    "RegisterBroken",
    "append_plan",
    "load_missing",
    "load_plan",
    "load_registers",
    "read_plans",
    "read_units",
]
