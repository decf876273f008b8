"""The verdict on one file: whose it is, which rows are in, and every finding; nothing is written here."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from domain.findings import MISSING_SHEET_BESIDE_OTHERS, Finding, Refuses, Severity
from domain.folding import clean
from domain.identity import TEMPLATE_VERSION
from domain.periods import Period, find_period, is_estimate, parse_period_code
from domain.plan import Plan, Unit
from domain.sheets import SHEETS
from etl.context import Context
from etl.history import HistoryBook
from etl.inspection import inspect
from etl.normalise import Row, normalise
from etl.read import Unreadable, read_book
from etl.recognise import Origin, Recognised, Table, recognise
from etl.validate import is_nil_table, validate_rows, validate_sheet
from ledger.archive import sha256

ALWAYS_EXPECTED = frozenset({"progress", "difficulties"})


@dataclass(frozen=True)
class Chosen:
    """What the person who loads says of a file: unit, period, plan; None where the file should say."""

    unit_code: str | None = None
    period: str | None = None
    plan_id: str | None = None
    strict: bool = False


@dataclass
class SheetVerdict:
    """One recognised sheet: its accepted and refused rows, and whether it is a nil report."""

    sheet: str
    source_sheet: str
    columns: dict[str, int]
    accepted: list[Row] = field(default_factory=list)
    refused: list[Row] = field(default_factory=list)
    read: int = 0
    is_nil: bool = False


@dataclass
class Verdict:
    """The verdict on a file. `units` names whose rows are in; several for a workbook of the Office."""

    file: str
    sha256: str
    content: bytes = field(repr=False)
    plan: Plan | None = None
    period: Period | None = None
    units: list[Unit] = field(default_factory=list)
    sheets: list[SheetVerdict] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    origin: Origin = field(default_factory=Origin)
    is_estimate: bool = False
    duplicate_of: list[str] = field(default_factory=list)
    submission_ids: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The file's own name, whatever folder or machine it came from."""
        return self.file.replace("\\", "/").rsplit("/", 1)[-1]

    @property
    def status(self) -> str:
        """accepted: no error; partial: a row in and an error; refused: no row in; duplicate: already in."""
        if self.duplicate_of:
            return "duplicate"
        anything_in = any(sheet.accepted or sheet.is_nil for sheet in self.sheets)
        if not anything_in:
            return "refused"
        return "partial" if any(finding.is_error for finding in self.findings) else "accepted"


def judge(name: str, content: bytes, context: Context, histories: HistoryBook, chosen: Chosen) -> Verdict:
    """Return the verdict on a file's bytes; never raises for what the file holds.

    `histories` tells what the ledger already has of a unit: numbers given, directions open, earlier figures. Raises
    LedgerError when it can't be asked.
    """
    verdict = Verdict(name, sha256(content), content)
    finding = inspect(content)
    if finding:
        verdict.findings.append(finding)
        return verdict
    try:
        recognised = recognise(read_book(content), context)
    except Unreadable:
        verdict.findings.append(Finding("unreadable_file"))
        return verdict
    verdict.origin = recognised.origin
    _settle_origin(verdict, recognised, context, chosen)
    if not recognised.tables:
        verdict.findings.append(Finding("missing_sheet"))
    if any(finding.kind.refuses is Refuses.FILE and finding.is_error for finding in verdict.findings):
        return verdict
    for table in recognised.tables:
        _judge_table(verdict, table, context, histories)
    _finish(verdict, recognised, context, chosen)
    return verdict


def _settle_origin(verdict: Verdict, recognised: Recognised, context: Context, chosen: Chosen) -> None:
    origin = recognised.origin
    if origin.altered_identity:
        verdict.findings.append(Finding("altered_identity"))
    _settle_period(verdict, origin, context, chosen)
    _settle_plan(verdict, origin, context, chosen)
    if any(table.has_unit_column for table in recognised.tables) and not origin.identity and not chosen.unit_code:
        return
    _settle_unit(verdict, origin, context, chosen)


def _settle_period(verdict: Verdict, origin: Origin, context: Context, chosen: Chosen) -> None:
    stem = verdict.name
    said = parse_period_code(origin.identity.period) if origin.identity else None
    said = said or origin.period or find_period(stem)
    wanted = parse_period_code(chosen.period) if chosen.period else None
    if chosen.period and wanted is None:
        verdict.findings.append(Finding("unknown_period", value=chosen.period))
    elif wanted and said and wanted.code != said.code and not _same_span(wanted, said, origin):
        verdict.findings.append(Finding("period_mismatch", value=said.code, words={"found": said.name, "chosen": wanted.name}))
    elif not (wanted or said):
        verdict.findings.append(Finding("unknown_period"))
    verdict.period = wanted or said
    verdict.is_estimate = origin.estimate or is_estimate(stem)


def _same_span(wanted: Period, said: Period, origin: Origin) -> bool:
    # A title may name only the year beside the period that was chosen ("Kế hoạch ... năm 2023").
    return origin.identity is None and said.code == str(said.year) == str(wanted.year)


def _settle_plan(verdict: Verdict, origin: Origin, context: Context, chosen: Chosen) -> None:
    year = str(verdict.period.year) if verdict.period else ""
    plan_id = chosen.plan_id or (origin.identity.plan_id if origin.identity else year)
    verdict.plan = context.plans.get(plan_id)
    if verdict.plan is None and plan_id:
        verdict.findings.append(Finding("unknown_plan", value=plan_id, words={"value": plan_id}))
    elif verdict.plan and verdict.period and not _within(verdict.period, verdict.plan):
        verdict.findings.append(Finding("unknown_period", value=verdict.period.code))
    identity = origin.identity
    if identity and verdict.plan:
        newest = context.plan_versions[verdict.plan.plan_id]
        if identity.plan_version < newest or identity.template_version != TEMPLATE_VERSION:
            words = {"found": f"{identity.template_version}/{identity.plan_version}", "current": f"{TEMPLATE_VERSION}/{newest}"}
            verdict.findings.append(Finding("stale_template", words=words))


def _within(period: Period, plan: Plan) -> bool:
    return plan.first_day <= period.ends_on and period.starts_on <= plan.last_day


def _settle_unit(verdict: Verdict, origin: Origin, context: Context, chosen: Chosen) -> None:
    said = context.units.get(origin.identity.unit_code) if origin.identity else None
    said = said or origin.unit or _unit_of_file_name(verdict.name, context)
    wanted = context.units.get(chosen.unit_code) if chosen.unit_code else None
    if chosen.unit_code and wanted is None:
        verdict.findings.append(Finding("unknown_unit", value=chosen.unit_code))
        return
    if wanted and said and wanted.unit_code != said.unit_code:
        verdict.findings.append(
            Finding("unit_mismatch", value=said.unit_code, words={"found": said.name, "chosen": wanted.name})
        )
    unit = wanted or said
    if unit is None:
        verdict.findings.append(Finding("unknown_unit", value=origin.unit_text))
    else:
        verdict.units = [unit]


def _unit_of_file_name(name: str, context: Context) -> Unit | None:
    stem = name.rsplit(".", 1)[0]
    for part in stem.replace("_", " ").replace("-", " ").replace(".", " ").split():
        unit = context.units.get(part.upper()) or context.unit_named(part)
        if unit:
            return unit
    return None


def _judge_table(
    verdict: Verdict, table: Table, context: Context, histories: HistoryBook
) -> None:
    result = SheetVerdict(table.sheet.name, table.source_sheet, dict(table.columns), read=len(table.rows))
    verdict.sheets.append(result)
    missing = table.missing_columns
    if missing:
        for column in missing:
            words = {"heading": column.heading}
            verdict.findings.append(Finding("missing_column", table.source_sheet, "", column.name, "", words))
        result.refused = [Row(row.number, cells=row.cells) for row in table.rows]
        return
    if table.hidden_rows:
        words = {"count": str(len(table.hidden_rows)), "rows": ", ".join(map(str, table.hidden_rows))}
        verdict.findings.append(Finding("hidden_rows", table.source_sheet, f"A{table.hidden_rows[0]}", words=words))
    if is_nil_table(table):
        result.is_nil = True
        result.read = 0
        return
    rows = normalise(table, context.choices)
    _give_units(verdict, table, rows, context)
    assert verdict.plan is not None and verdict.period is not None  # noqa: S101 - settled before tables are judged
    history = {unit.unit_code: histories.of(verdict.plan.plan_id, unit.unit_code) for unit in verdict.units}
    rows = validate_rows(table, rows, plan=verdict.plan, period=verdict.period, context=context, history=history)
    verdict.findings.extend(validate_sheet(table, rows))
    result.refused = [row for row in rows if row.is_refused]
    result.accepted = [row for row in rows if not row.is_refused]
    for row in rows:
        verdict.findings.extend(row.findings)


def _give_units(verdict: Verdict, table: Table, rows: Sequence[Row], context: Context) -> None:
    only = verdict.units[0] if len(verdict.units) == 1 else None
    for row in rows:
        typed = clean(row.unit_cell.text) if row.unit_cell else ""
        unit = context.unit_named(typed) if typed and table.has_unit_column else None
        # "Đơn vị" beside a person's name is a place of work, not the sender: it splits only a file nobody else claims.
        unit = only if only and verdict.origin.identity else (unit or (only if not typed else None))
        if unit is None:
            address = row.unit_cell.address if row.unit_cell else f"A{row.number}"
            row.findings.append(Finding("unknown_row_unit", table.source_sheet, address, "unit_code", typed))
            continue
        row.unit_code = unit.unit_code
        if unit not in verdict.units:
            verdict.units.append(unit)


def _finish(verdict: Verdict, recognised: Recognised, context: Context, chosen: Chosen) -> None:
    assert verdict.plan is not None and verdict.period is not None  # noqa: S101 - settled before
    owed = context.sheets_owed.get((verdict.plan.plan_id, verdict.period.code), frozenset()) | ALWAYS_EXPECTED
    present = {table.sheet.name for table in recognised.tables}
    for name in SHEETS:
        if name in owed and name not in present:
            heading = SHEETS[name].title
            words = {"heading": heading, "sentence": MISSING_SHEET_BESIDE_OTHERS}
            verdict.findings.append(Finding("missing_sheet", words=words, severity_override=Severity.INFO))
    for name in recognised.set_aside:
        verdict.findings.append(Finding("not_checked", name, words={"what": f"trang “{name}” (trùng loại với trang khác)"}))
    nothing_in = not any(sheet.accepted or sheet.is_nil for sheet in verdict.sheets)
    if nothing_in and not any(finding.is_error for finding in verdict.findings):
        verdict.findings.append(Finding("empty_file"))
    if chosen.strict and any(finding.is_error for finding in verdict.findings):
        for sheet in verdict.sheets:
            sheet.refused = sorted([*sheet.refused, *sheet.accepted], key=lambda row: row.number)
            sheet.accepted = []
            sheet.is_nil = False


def typed_json(row: Row) -> str:
    """Return a row's cells as typed, as JSON: column -> [address, text]."""
    return json.dumps(row.typed(), ensure_ascii=False)


def without_rows(verdict: Verdict) -> Verdict:
    """Return the verdict without its file's bytes, for keeping it on a screen."""
    return replace(verdict, content=b"")
