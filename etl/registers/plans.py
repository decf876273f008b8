"""Plans of data/plans/ and those an official loads: each a version with its items, appended when it differs."""

import json
from collections.abc import Sequence
from pathlib import Path

from domain.plan import Plan
from etl.registers.files import Entry
from etl.registers.versions import digest_of
from ledger import Act


def read_plans(folders: Sequence[Path]) -> list[Plan]:
    """Return the plans that stand in the folders' plans/, by name; raises PlanWorkbookRefused."""
    # Here: the readers of plans bring libraries for workbooks and documents, and every command reads registers.
    from etl.plan_workbook import read_plan_files

    files = [path for folder in folders for path in sorted((folder / "plans").glob("*.csv"))]
    return [read_plan_files(path, path.with_suffix(".toml")) for path in files]


def ever_loaded(act: Act, plan: Plan) -> bool:
    """Tell whether any version of the plan was exactly this one."""
    _row, _items, digest = _plan_rows(plan)
    return digest in {known["sha256"] for known in act.rows("plan_digests", plan_id=plan.plan_id)}


def _plan_rows(plan: Plan) -> tuple[Entry, list[Entry], str]:
    items = [_item_entry(plan, number) for number in range(len(plan.items))]
    row = {
        "plan_id": plan.plan_id,
        "title": plan.title,
        "first_day": plan.first_day,
        "last_day": plan.last_day,
        "legal_bases": json.dumps(list(plan.legal_bases), ensure_ascii=False),
        "source": plan.source,
    }
    return row, items, digest_of([row, *items])


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


def _item_entry(plan: Plan, number: int) -> Entry:
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
