"""Loading registers: all that differ, those a ledger has never had, and one plan."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from domain.people import Actor
from domain.plan import Plan, Unit
from etl.registers.entries import PERIODS, REGISTERS, UNITS, generated_periods
from etl.registers.files import DATA, SAMPLE_DATA, Register, entries_in, entries_of
from etl.registers.plans import append_plan, ever_loaded, read_plans
from etl.registers.versions import append_register
from ledger import Ledger


def load_registers(ledger: Ledger, actor: Actor, folder: Path = DATA) -> list[str]:
    """Load every register and plan of the folder that differs from the newest version; return the names of them.

    A sample ledger also has the sample's own plan to compare with. Raises RegisterBroken for a file that can't be
    read; then nothing of the folder is loaded.
    """
    folders = _folders(ledger, folder)
    read = {register: entries_of(folders, register) for register in REGISTERS}
    units = read_units(folder / "units.csv")
    plans = read_plans(folders)
    missing = [plan.plan_id for plan in plans if not any(e["plan_id"] == plan.plan_id for e in read[PERIODS])]
    for plan_id in missing:
        read[PERIODS] += generated_periods(plan_id, len(read[PERIODS]))
    loaded = []
    with ledger.act(actor, "init", "data") as act:
        # Periods made for a plan that came from elsewhere stay, though the file doesn't list them.
        listed = {entry["plan_id"] for entry in read[PERIODS]}
        read[PERIODS] += [row for row in act.rows("register_entries_periods") if row["plan_id"] not in listed]
        for register, entries in read.items():
            if append_register(act, register, entries):
                loaded.append(register.name)
        for plan in plans:
            # A file that was loaded once must not push aside the version the Office has loaded since.
            if not ever_loaded(act, plan) and append_plan(act, plan):
                loaded.append(f"plan {plan.plan_id}")
        act.detail["loaded"] = loaded
        act.detail["units"] = len(units)
    return loaded


def load_missing(ledger: Ledger, actor: Actor, folder: Path = DATA) -> list[str]:
    """Load the registers that the ledger has never had, as one made by an earlier version has; return their names.

    What it has stays as it is; a ledger without any register has not been set up yet and stays so. Raises
    RegisterBroken for a file that can't be read, and LedgerError.
    """
    if not _never_loaded(ledger.rows("registers_loaded")):
        return []
    folders = _folders(ledger, folder)
    with ledger.act(actor, "init", "data") as act:
        # Another process may have met the ledger in between.
        missing = _never_loaded(act.rows("registers_loaded"))
        for register in missing:
            append_register(act, register, entries_of(folders, register))
        act.detail["loaded"] = [register.name for register in missing]
    return [register.name for register in missing]


def _never_loaded(loaded: Sequence[Mapping[str, object]]) -> list[Register]:
    names = {row["register"] for row in loaded}
    return [register for register in REGISTERS if names and register.name not in names]


def _folders(ledger: Ledger, folder: Path) -> list[Path]:
    return [folder, SAMPLE_DATA] if ledger.is_sample() else [folder]


def load_plan(ledger: Ledger, actor: Actor, plan: Plan) -> int:
    """Append a plan as a new version, with its periods where the register has none; return the newest version."""
    with ledger.act(actor, "plan_load", plan.plan_id) as act:
        append_plan(act, plan)
        known = {row["period"] for row in act.rows("context_periods")}
        if not any(period.startswith(plan.plan_id) for period in known):
            existing = act.rows("register_entries_periods")
            append_register(act, PERIODS, [*existing, *generated_periods(plan.plan_id, len(existing))])
        version = int(act.rows("plan_head", plan_id=plan.plan_id)[0]["version"])
        act.detail["version"] = version
    return version


def read_units(path: Path) -> list[Unit]:
    """Return the units of a units.csv in protocol order; raises RegisterBroken."""
    rows = entries_in(path, UNITS)
    return sorted((Unit(**row) for row in rows), key=lambda unit: unit.display_order)  # type: ignore[arg-type]
