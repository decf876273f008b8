"""The rows that several files bring into the ledger, gathered by table: DuckDB's price is one of statements."""

import json
import uuid
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.findings import Finding
from domain.plan import Unit
from domain.sheets import SHEETS
from etl.addresses import column_letters
from etl.answers import Sender, append_answers
from etl.identities import KINDS, KnownRecords
from etl.messages import message
from etl.normalise import Row
from etl.shares import share_of
from etl.verdict import SheetVerdict, Verdict, typed_json
from ledger import Act
from ledger.ddl import row_columns, row_table
from ledger.numbering import numbered

MOST_ROWS_GATHERED = 10_000  # a large sheet is not held twice


@dataclass(frozen=True)
class Receipt:
    """Who sent the files and when they were received."""

    submitted_by: str
    received_on: date


class Batch:
    """Files of different units on their way into the ledger in one act; `flush` writes what was taken."""

    def __init__(self, act: Act, receipt: Receipt, verdicts: Sequence[Verdict]) -> None:
        self._act = act
        self._receipt = receipt
        self._units = sorted({unit.unit_code for verdict in verdicts for unit in verdict.units})
        self._rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self._last_no = int(act.rows("next_submission_no")[0]["number"]) - 1
        self._versions = Counter(
            {
                (row["plan_id"], row["unit_code"], row["period"]): row["versions"]
                for row in act.rows("submission_versions")
            }
        )
        self._known: dict[tuple[str, str], KnownRecords] = {}

    def take(self, verdict: Verdict) -> None:
        """Take a file: one submission per unit, each with its share of rows and findings."""
        units: Sequence[Unit | None] = verdict.units or [None]
        for place, unit in enumerate(units):
            self._last_no += 1
            submission_id = f"LN-{self._last_no:06d}"
            verdict.submission_ids.append(submission_id)
            share = share_of(verdict, unit, takes_unplaced=place == 0)
            self._rows["submission_records"].append(self._record(share, unit, submission_id))
            self._rows["finding_records"] += [
                _finding(self._last_no, number, finding) for number, finding in enumerate(share.findings, start=1)
            ]
            for sheet in share.sheets:
                self._take_sheet(share, sheet, unit)

    def flush(self) -> None:
        """Write everything taken so far, a statement a table."""
        for table, rows in self._rows.items():
            self._act.append(table, rows)
        self._rows.clear()

    def _record(self, verdict: Verdict, unit: Unit | None, submission_id: str) -> dict[str, object]:
        plan_id = verdict.plan.plan_id if verdict.plan else None
        period = verdict.period.code if verdict.period else None
        unit_code = unit.unit_code if unit else None
        self._versions[plan_id, unit_code, period] += 1
        identity = verdict.origin.identity
        return {
            "submission_no": self._last_no,
            "submission_id": submission_id,
            "file_name": verdict.name,
            "file_size": len(verdict.content),
            "sha256": verdict.sha256,
            "plan_id": plan_id,
            "unit_code": unit_code,
            "period": period,
            "is_estimate": verdict.is_estimate,
            "version": self._versions[plan_id, unit_code, period],
            "verdict": verdict.status,
            "template_version": identity.template_version if identity else None,
            "plan_version": identity.plan_version if identity else None,
            "submitted_by": self._receipt.submitted_by,
            "received_on": self._receipt.received_on,
        }

    def _take_sheet(self, verdict: Verdict, sheet: SheetVerdict, unit: Unit | None) -> None:
        unit_code = unit.unit_code if unit else ""
        accepted, number = sheet.accepted, self._last_no
        self._rows["submission_sheets"].append(
            {
                "submission_no": number,
                "sheet": sheet.sheet,
                "source_sheet": sheet.source_sheet,
                "rows_read": sheet.read,
                "rows_accepted": len(accepted),
                "rows_refused": len(sheet.refused),
                "is_nil": unit_code in sheet.nil_units,
                "columns": json.dumps({name: column_letters(place) for name, place in sheet.columns.items()}),
            }
        )
        self._rows["refused_rows"] += [_refused(number, sheet, row) for row in sheet.refused]
        if not accepted:
            return
        if sheet.sheet in KINDS:
            self._identify(sheet.sheet, accepted, verdict.plan.plan_id if verdict.plan else "", unit_code)
        elif sheet.sheet == "directions":
            period = verdict.period.code if verdict.period else ""
            sender = Sender(number, unit_code, period, self._receipt.submitted_by, self._receipt.received_on)
            append_answers(self._act, accepted, sender)
        declared = row_columns(SHEETS[sheet.sheet])
        table = row_table(SHEETS[sheet.sheet])
        for first in range(0, len(accepted), MOST_ROWS_GATHERED):
            part = accepted[first : first + MOST_ROWS_GATHERED]
            self._rows[table] += [_values(number, row, declared) for row in part]
            if len(self._rows[table]) >= MOST_ROWS_GATHERED:
                self._act.append(table, self._rows.pop(table))

    def _identify(self, sheet: str, rows: Sequence[Row], plan_id: str, unit_code: str) -> None:
        """Give each row the id and number of its record, a new one where the ledger has none."""
        kind = KINDS[sheet]
        known = self._known.get((sheet, plan_id))
        if known is None:
            known = self._known[sheet, plan_id] = KnownRecords(kind, self._act.rows, plan_id, self._units)
        for row, match in zip(rows, known.matches(rows, unit_code), strict=True):
            if match is None:
                key = kind.key_of(row.values, unit_code)
                number = numbered(kind.prefix, plan_id, known.last_no + 1)
                match = {"id": str(uuid.uuid4()), "number": number, "key": key}  # noqa: PLW2901
                known.add(match)
                entry = {kind.id_column: match["id"], kind.no_column: number, kind.key_column: key}
                item = {"item_code": row.values.get("item_code")} if sheet == "difficulties" else {}
                self._rows[kind.table].append({**entry, **item, "plan_id": plan_id, "unit_code": unit_code})
            row.values[kind.id_column] = match["id"]
            row.values[kind.no_column] = match["number"]


def _finding(number: int, finding_no: int, finding: Finding) -> dict[str, object]:
    return {
        "submission_no": number,
        "finding_no": finding_no,
        "severity": finding.severity.value,
        "code": finding.code,
        "sheet": finding.sheet,
        "cell": finding.cell,
        "field": finding.field,
        "value": finding.value,
        "words": json.dumps(finding.words, ensure_ascii=False),
        "message": message(finding, "vi"),
    }


def _refused(number: int, sheet: SheetVerdict, row: Row) -> dict[str, object]:
    item = row.values.get("item_code") or (row.cells["item_code"].text if "item_code" in row.cells else None)
    return {
        "submission_no": number,
        "sheet": sheet.sheet,
        "source_row": row.number,
        "item_code": item,
        "typed": typed_json(row),
    }


def _values(number: int, row: Row, declared: Mapping[str, str]) -> dict[str, object]:
    values = {name: row.values.get(name) for name in declared}
    values |= {"submission_no": number, "source_row": row.number, "typed": typed_json(row)}
    return values
