"""Units, titles, periods, movements, the reporting calendar and plans: from the files of data/ into the ledger."""

import csv
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from domain.catalogue import award_from_row
from domain.dates import parse_date
from domain.people import Actor
from domain.periods import parse_period_code, periods_of_year
from domain.plan import Plan, Unit
from domain.rejects import Reject
from etl.plan_workbook import read_plan_files
from ledger import Act, Ledger
from ledger.ddl import table_columns
from texts import N_

NOT_A_DAY = N_("“{text}” không phải là ngày; hãy ghi như 31/03/2023 hoặc 2023-03-31")
MISSING_HEADINGS = N_("{file}: thiếu cột {headings}. Hãy giữ nguyên dòng tiêu đề của tệp.")
DOUBLED = N_("{file}, dòng {line}: “{key}” đã có ở dòng {first}. Hãy giữ lại một dòng.")

DATA = Path(__file__).resolve().parent.parent / "data"
SAMPLE_DATA = DATA / "sample"


class RegisterBroken(ValueError):
    """A file of data/ can't be read: which one, which line, and why."""


@dataclass(frozen=True)
class Register:
    """One register: its file, its table, how a line becomes an entry, and the columns that no file has."""

    name: str
    file: str
    table: str
    entry: Callable[[Mapping[str, str]], dict[str, object]]
    made: frozenset[str] = frozenset({"version", "display_order"})
    key: tuple[str, ...] = ()


def load_registers(ledger: Ledger, actor: Actor, folder: Path = DATA) -> list[str]:
    """Load every register and plan of the folder that differs from the newest version; return the names of them.

    A sample ledger also has the sample's own plan to compare with. Raises RegisterBroken for a file that can't be
    read; then nothing of the folder is loaded.
    """
    folders = [folder, SAMPLE_DATA] if ledger.is_sample() else [folder]
    read = {register: _entries_of(folders, register) for register in REGISTERS}
    units = read_units(folder / "units.csv")
    plans = read_plans(folders)
    missing = [plan.plan_id for plan in plans if not any(e["plan_id"] == plan.plan_id for e in read[_PERIODS])]
    for plan_id in missing:
        read[_PERIODS] += _generated_periods(plan_id, len(read[_PERIODS]))
    loaded = []
    with ledger.act(actor, "init", "data") as act:
        # Periods made for a plan that came from elsewhere stay, though the file doesn't list them.
        listed = {entry["plan_id"] for entry in read[_PERIODS]}
        read[_PERIODS] += [row for row in act.rows("register_entries_periods") if row["plan_id"] not in listed]
        for register, entries in read.items():
            if _append_register(act, register, entries):
                loaded.append(register.name)
        for plan in plans:
            # A file that was loaded once must not push aside the version the Office has loaded since.
            if not _ever_loaded(act, plan) and append_plan(act, plan):
                loaded.append(f"plan {plan.plan_id}")
        act.detail["loaded"] = loaded
        act.detail["units"] = len(units)
    return loaded


def read_plans(folders: Sequence[Path]) -> list[Plan]:
    """Return the plans that stand in the folders' plans/, by name; raises PlanWorkbookRefused."""
    files = [path for folder in folders for path in sorted((folder / "plans").glob("*.csv"))]
    return [read_plan_files(path, path.with_suffix(".toml")) for path in files]


def load_plan(ledger: Ledger, actor: Actor, plan: Plan) -> int:
    """Append a plan as a new version, with its periods where the register has none; return the newest version."""
    with ledger.act(actor, "plan_load", plan.plan_id) as act:
        append_plan(act, plan)
        known = {row["period"] for row in act.rows("context_periods")}
        if not any(period.startswith(plan.plan_id) for period in known):
            existing = act.rows("register_entries_periods")
            _append_register(act, _PERIODS, [*existing, *_generated_periods(plan.plan_id, len(existing))])
        version = int(act.rows("plan_head", plan_id=plan.plan_id)[0]["version"])
        act.detail["version"] = version
    return version


def _ever_loaded(act: Act, plan: Plan) -> bool:
    _row, _items, digest = _plan_rows(plan)
    return digest in {known["sha256"] for known in act.rows("plan_digests", plan_id=plan.plan_id)}


def _plan_rows(plan: Plan) -> tuple[dict[str, object], list[dict[str, object]], str]:
    items = [_item_entry(plan, number) for number in range(len(plan.items))]
    row = {
        "plan_id": plan.plan_id,
        "title": plan.title,
        "first_day": plan.first_day,
        "last_day": plan.last_day,
        "legal_bases": json.dumps(list(plan.legal_bases), ensure_ascii=False),
        "source": plan.source,
    }
    return row, items, _digest([row, *items])


def append_plan(act: Act, plan: Plan) -> bool:
    """Append a plan's rows unless its newest version is the same; tell whether it was appended."""
    row, items, digest = _plan_rows(plan)
    head = act.rows("plan_head", plan_id=plan.plan_id)
    if head and head[0]["sha256"] == digest:
        return False
    version = head[0]["version"] + 1 if head else 1
    act.append("plan_versions", [{**row, "version": version, "sha256": digest}])
    act.append("plan_item_entries", [{**item, "version": version} for item in items])
    return True


def read_units(path: Path) -> list[Unit]:
    """Return the units of a units.csv in protocol order; raises RegisterBroken."""
    rows = _entries(path, _UNITS)
    return sorted((Unit(**row) for row in rows), key=lambda unit: unit.display_order)  # type: ignore[arg-type]


def _item_entry(plan: Plan, number: int) -> dict[str, object]:
    item = plan.items[number]
    return {
        "plan_id": plan.plan_id,
        "display_order": number,
        "item_code": item.item_code,
        "kind": item.kind.value,
        "clause": item.clause,
        "title": item.title,
        "product": item.product,
        "measure": item.measure,
        "lead_unit": item.lead_unit,
        "with_units": ";".join(item.with_units),
        "start_on": item.start_on,
        "due_on": item.due_on,
        "repeats": item.repeats.value,
        "weight": item.weight,
        "clause_text": item.clause_text,
    }


def _append_register(act: Act, register: Register, entries: Sequence[Mapping[str, object]]) -> bool:
    digest = _digest(entries)
    head = act.rows("register_head", register=register.name)
    if head and head[0]["sha256"] == digest:
        return False
    version = head[0]["version"] + 1 if head else 1
    act.append("register_versions", [{"register": register.name, "version": version, "sha256": digest}])
    act.append(register.table, [{**entry, "version": version} for entry in entries])
    return True


def _digest(rows: Sequence[Mapping[str, object]]) -> str:
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False, default=str, sort_keys=True).encode()).hexdigest()


def _entries_of(folders: Sequence[Path], register: Register) -> list[dict[str, object]]:
    first, *more = (folder / register.file for folder in folders)
    entries = _entries(first, register)
    for path in more:
        entries += _entries(path, register) if path.exists() else []
    return entries if register is _UNITS else [{**entry, "display_order": n} for n, entry in enumerate(entries)]


def _entries(path: Path, register: Register) -> list[dict[str, object]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as reason:
        raise RegisterBroken(f"{path.name}: {reason}") from reason
    missing = sorted(table_columns()[register.table].keys() - register.made - set(reader.fieldnames or ()))
    if missing:
        raise RegisterBroken(MISSING_HEADINGS.format(file=path.name, headings=", ".join(missing)))
    entries = []
    seen: dict[tuple[object, ...], int] = {}
    for number, row in enumerate(rows, start=2):
        try:
            entry = register.entry(row)
        except (KeyError, ValueError, TypeError, AttributeError) as reason:
            raise RegisterBroken(f"{path.name}, dòng {number}: {reason}") from reason
        _refuse_doubled(path, register, entry, number, seen)
        entries.append(entry if register is _UNITS else {"display_order": number - 2, **entry})
    return entries


def _refuse_doubled(
    path: Path, register: Register, entry: Mapping[str, object], number: int, seen: dict[tuple[object, ...], int]
) -> None:
    key = tuple(entry[name] for name in register.key)
    if key and (first := seen.setdefault(key, number)) != number:
        words = {"key": ", ".join(map(str, key)), "first": first}
        raise RegisterBroken(DOUBLED.format(file=path.name, line=number, **words))


def _day(text: str) -> date | None:
    # A register saved again by a spreadsheet program holds 31/03/2023 where it held 2023-03-31.
    try:
        return parse_date(text).on if text else None
    except Reject as reason:
        raise ValueError(NOT_A_DAY.format(text=text)) from reason


def _unit(row: Mapping[str, str]) -> dict[str, object]:
    return {
        "unit_code": row["unit_code"],
        "name": row["name"],
        "short_name": row["short_name"],
        "kind": row["kind"],
        "parent_code": row["parent_code"],
        "display_order": int(row["display_order"]),
        "headcount": int(row["headcount"]) if row["headcount"] else None,
        "valid_from": _day(row["valid_from"]),
        "valid_to": _day(row["valid_to"]),
        "successor_code": row["successor_code"],
    }


def _award(row: Mapping[str, str]) -> dict[str, object]:
    award = award_from_row(row)
    return {
        "award_code": award.code,
        "catalogue_codes": award.catalogue_codes,
        "name": award.name,
        "short_name": award.short_name,
        "family": award.family.value,
        "for_individual": award.for_individual,
        "for_collective": award.for_collective,
        "decided_by": award.decided_by,
        "basis": award.basis,
        "spellings": "|".join(award.spellings),
    }


def _period(row: Mapping[str, str]) -> dict[str, object]:
    period = parse_period_code(row["period"])
    if period is None:
        raise ValueError(f"{row['period']!r} không phải mã kỳ báo cáo")
    return {
        "plan_id": row["plan_id"],
        "period": period.code,
        "kind": row["kind"],
        "name": row["name"],
        "starts_on": _day(row["starts_on"]),
        "ends_on": _day(row["ends_on"]),
        "months": period.kind.value,
    }


def _generated_periods(plan_id: str, already: int) -> list[dict[str, object]]:
    return [
        {
            "display_order": already + number,
            "plan_id": plan_id,
            "period": period.code,
            "kind": period.kind.name.lower(),
            "name": period.name,
            "starts_on": period.starts_on,
            "ends_on": period.ends_on,
            "months": period.kind.value,
        }
        for number, period in enumerate(periods_of_year(int(plan_id[:4])))
    ]


def _movement(row: Mapping[str, str]) -> dict[str, object]:
    dates = ("from_on", "to_on", "interim_review_on", "final_review_on")
    plain = {name: value for name, value in row.items() if name not in dates and name != "criterion_target"}
    target = float(row["criterion_target"]) if row["criterion_target"] else None
    return {**plain, **{name: _day(row[name]) for name in dates}, "criterion_target": target}


def _reporting(row: Mapping[str, str]) -> dict[str, object]:
    return {**row, "due_on": _day(row["due_on"])}


_UNITS = Register("units", "units.csv", "unit_entries", _unit, frozenset({"version"}), ("unit_code",))
_PERIODS = Register(
    "periods",
    "periods.csv",
    "period_entries",
    _period,
    frozenset({"version", "display_order", "months"}),
    key=("plan_id", "period"),
)
REGISTERS = (
    _UNITS,
    Register("titles", "titles.csv", "award_entries", _award, key=("award_code",)),
    _PERIODS,
    Register("movements", "movements.csv", "movement_entries", _movement),
    Register("reporting", "reporting.csv", "reporting_entries", _reporting, key=("plan_id", "period")),
)
