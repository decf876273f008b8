"""Verdicts into the ledger: one transaction for several files, each of them wholly in or not at all."""

import json
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.findings import Finding
from domain.folding import fold
from domain.people import Actor, bare_name
from domain.plan import Unit
from domain.sheets import SHEETS
from etl.addresses import column_letters
from etl.messages import message
from etl.normalise import Row
from etl.shares import share_of
from etl.verdict import SheetVerdict, Verdict, typed_json
from ledger import Act, Ledger
from ledger.ddl import row_columns, row_table
from ledger.numbering import numbered


@dataclass(frozen=True)
class Receipt:
    """Who sent the files and when they were received."""

    submitted_by: str
    received_on: date


def find_duplicates(ledger: Ledger, verdicts: Sequence[Verdict]) -> None:
    """Mark each verdict whose very bytes already count for every sheet they hold."""
    for verdict in verdicts:
        verdict.duplicate_of = _duplicate(ledger.rows, verdict)


def submit(ledger: Ledger, actor: Actor, verdicts: Sequence[Verdict], receipt: Receipt) -> None:
    """Append the verdicts in order, in one act; fills `duplicate_of` or `submission_ids` of each. Raises LedgerError.

    The files' bytes are archived before anything is recorded.
    """
    if not verdicts:
        return
    names = ", ".join(verdict.name for verdict in verdicts)
    with ledger.act(actor, "load", names) as act:
        # In the act: the ledger whose rows name the files is the one that keeps them.
        for verdict in verdicts:
            ledger.archive.keep(verdict.content)
        ids: list[str] = []
        for verdict in verdicts:
            verdict.duplicate_of = _duplicate(act.rows, verdict)
            if not verdict.duplicate_of:
                _append_file(act, verdict, receipt)
            ids.extend(verdict.submission_ids)
        act.append("heading_answers", _answers(verdicts))
        act.detail.update(submissions=ids, files=len(verdicts))


def _answers(verdicts: Sequence[Verdict]) -> list[dict[str, object]]:
    """What was said of headings, for the next file of the same unit."""
    answers = {
        (unit.unit_code, sheet, key): field
        for verdict in verdicts
        if len(verdict.units) == 1
        for unit in verdict.units
        for (sheet, key), field in verdict.answers.items()
    }
    return [
        {"unit_code": unit, "sheet": sheet, "heading_key": key, "field": field}
        for (unit, sheet, key), field in answers.items()
    ]


def _duplicate(ask: Callable[..., list[dict[str, object]]], verdict: Verdict) -> list[str]:
    if not verdict.anything_in or verdict.plan is None or verdict.period is None:
        return []
    units = {unit.unit_code for unit in verdict.units}
    found = ask("same_bytes_counting", sha256=verdict.sha256, plan_id=verdict.plan.plan_id, period=verdict.period.code)
    wanted = {(unit, sheet.sheet) for unit in units for sheet in verdict.sheets if sheet.holds(unit)}
    counting = {(str(row["unit_code"]), str(row["sheet"])) for row in found}
    return sorted({str(row["submission_id"]) for row in found}) if wanted and wanted <= counting else []


def _append_file(act: Act, verdict: Verdict, receipt: Receipt) -> None:
    first = True
    units: Sequence[Unit | None] = verdict.units or [None]
    for unit in units:
        number = int(act.rows("next_submission_no")[0]["number"])
        submission_id = f"LN-{number:06d}"
        verdict.submission_ids.append(submission_id)
        share = share_of(verdict, unit, takes_unplaced=first)
        act.append("submission_records", [_record(act, share, unit, number, submission_id, receipt)])
        _append_findings(act, share, number)
        for sheet in share.sheets:
            _append_sheet(act, share, sheet, unit, number, receipt)
        first = False


def _record(
    act: Act, verdict: Verdict, unit: Unit | None, number: int, submission_id: str, receipt: Receipt
) -> dict[str, object]:
    plan_id = verdict.plan.plan_id if verdict.plan else None
    period = verdict.period.code if verdict.period else None
    unit_code = unit.unit_code if unit else None
    earlier = act.rows("submission_versions", plan_id=plan_id, unit_code=unit_code, period=period)
    identity = verdict.origin.identity
    return {
        "submission_no": number,
        "submission_id": submission_id,
        "file_name": verdict.name,
        "file_size": len(verdict.content),
        "sha256": verdict.sha256,
        "plan_id": plan_id,
        "unit_code": unit_code,
        "period": period,
        "is_estimate": verdict.is_estimate,
        "version": int(earlier[0]["versions"]) + 1,
        "verdict": verdict.status,
        "template_version": identity.template_version if identity else None,
        "plan_version": identity.plan_version if identity else None,
        "submitted_by": receipt.submitted_by,
        "received_on": receipt.received_on,
    }


def _append_findings(act: Act, verdict: Verdict, number: int) -> None:
    act.append("finding_records", [_finding(number, n, finding) for n, finding in enumerate(verdict.findings, start=1)])


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


def _append_sheet(
    act: Act, verdict: Verdict, sheet: SheetVerdict, unit: Unit | None, number: int, receipt: Receipt
) -> None:
    unit_code = unit.unit_code if unit else ""
    accepted = sheet.accepted
    act.append(
        "submission_sheets",
        [
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
        ],
    )
    act.append("refused_rows", [_refused(number, sheet, row) for row in sheet.refused])
    plan_id = verdict.plan.plan_id if verdict.plan else ""
    if accepted and sheet.sheet == "difficulties":
        _identify(act, accepted, _DIFFICULTY, plan_id, unit_code)
    elif accepted and sheet.sheet == "nominations":
        _identify(act, accepted, _NOMINATION, plan_id, unit_code)
    elif accepted and sheet.sheet == "directions":
        _append_answers(act, accepted, number, receipt)
    declared = row_columns(SHEETS[sheet.sheet])
    act.append(row_table(SHEETS[sheet.sheet]), [_values(number, row, declared) for row in accepted])


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
    return {**values, "submission_no": number, "source_row": row.number, "typed": typed_json(row)}


@dataclass(frozen=True)
class _Identity:
    """How one kind of record is known again across files."""

    table: str
    known: str
    said: str
    prefix: str
    id_column: str
    no_column: str
    key_column: str
    key_of: Callable[[Row, str], str]


def _difficulty_key(row: Row, unit_code: str) -> str:
    return "|".join(
        (unit_code, fold(str(row.values.get("item_code") or "")), fold(str(row.values.get("description") or "")))
    )


def _nomination_key(row: Row, unit_code: str) -> str:
    values = row.values
    name = fold(bare_name(str(values.get("nominee_name") or "")))
    parts = (values.get("nominee_kind"), values.get("award"), values.get("commendation_kind"), name)
    return "|".join(str(part or "") for part in (unit_code, *parts, values.get("birth_year"), values.get("item_code")))


_DIFFICULTY = _Identity(
    "difficulty_identities",
    "known_difficulties",
    "said_of_difficulties",
    "KK",
    "difficulty_id",
    "difficulty_no",
    "text_key",
    _difficulty_key,
)
_NOMINATION = _Identity(
    "nomination_identities",
    "known_nominations",
    "said_of_nominations",
    "HS",
    "nomination_id",
    "nomination_no",
    "identity_key",
    _nomination_key,
)


def _identify(act: Act, rows: Sequence[Row], kind: _Identity, plan_id: str, unit_code: str) -> None:
    known = act.rows(kind.known, plan_id=plan_id)
    by_no = {str(row["number"]): row for row in known}
    by_key = {str(row["key"]): row for row in known if row["unit_code"] == unit_code}
    for said in act.rows(kind.said, plan_id=plan_id, unit_code=unit_code):
        # Words used under the same number since are the same record too.
        by_key.setdefault(kind.key_of(Row(0, values=dict(said)), unit_code), said)
    last = max((int(str(row["number"]).rsplit("-", 1)[-1]) for row in known), default=0)
    fresh = []
    given: set[object] = set()
    # A number that was typed is what it says; only then may the words of a row without one find theirs.
    for row in sorted(rows, key=lambda row: str(row.values.get(kind.no_column) or "") not in by_no):
        key = kind.key_of(row, unit_code)
        match = by_no.get(str(row.values.get(kind.no_column) or "")) or by_key.get(key)
        if match is None or match["id"] in given:
            last += 1
            match = {"id": str(uuid.uuid4()), "number": numbered(kind.prefix, plan_id, last), "key": key}
            entry = {kind.id_column: match["id"], kind.no_column: match["number"], kind.key_column: key}
            item = {"item_code": row.values.get("item_code")} if kind is _DIFFICULTY else {}
            fresh.append({**entry, **item, "plan_id": plan_id, "unit_code": unit_code})
        given.add(match["id"])
        row.values[kind.id_column] = match["id"]
        row.values[kind.no_column] = match["number"]
    act.append(kind.table, fresh)


def _append_answers(act: Act, rows: Sequence[Row], number: int, receipt: Receipt) -> None:
    for row in rows:
        directed = act.rows("direction_by_no", direction_no=row.values["direction_no"])
        latest = act.rows("latest_answer", direction_no=row.values["direction_no"])
        same = latest and (latest[0]["text"], latest[0]["response_status"]) == (
            row.values.get("response"),
            row.values.get("response_status"),
        )
        # The direction itself may be gone: another ledger can have taken this one's place since the file was judged.
        if same or not directed:
            continue
        difficulty_id = directed[0]["difficulty_id"]
        event_no = int(act.rows("next_difficulty_event", difficulty_id=difficulty_id)[0]["number"])
        event = {
            "difficulty_id": difficulty_id,
            "event_no": event_no,
            "event": "answered",
            "direction_no": row.values["direction_no"],
            "text": row.values.get("response"),
            "response_status": row.values.get("response_status"),
            "document": row.values.get("evidence"),
            "acted_by": receipt.submitted_by,
            "acted_on": receipt.received_on,
            "submission_no": number,
        }
        act.append("difficulty_events", [event])
