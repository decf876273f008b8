"""The verdict on one file: whose it is, which rows are in, and every finding; nothing is written here."""

import json
from dataclasses import dataclass, field, replace

from domain.findings import MISSING_SHEET_BESIDE_OTHERS, Finding, Refuses, Severity
from domain.identity import TEMPLATE_VERSION
from domain.periods import Period, PeriodKind, find_period, is_estimate, parse_period_code
from domain.plan import Plan, Unit
from domain.sheets import SHEETS
from etl.context import Context
from etl.history import HistoryBook
from etl.inspection import inspect
from etl.normalise import Row, normalise, place
from etl.read import Unreadable, read_book
from etl.recognise import Origin, Recognised, Table, recognise
from etl.totals import check_totals
from etl.units import give_units, named_units, unit_of_file_name
from etl.validate import is_nil_row, validate_rows, validate_sheet
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
    """One recognised sheet: its accepted and refused rows, and the units that report nil in it."""

    sheet: str
    source_sheet: str
    columns: dict[str, int]
    accepted: list[Row] = field(default_factory=list)
    refused: list[Row] = field(default_factory=list)
    read: int = 0
    nil_units: set[str] = field(default_factory=set)

    def holds(self, unit_code: str) -> bool:
        """Tell whether something of a unit is in: a row, or its report that there is nothing."""
        return unit_code in self.nil_units or any(row.unit_code == unit_code for row in self.accepted)


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
    repeats_earlier: bool = False
    submission_ids: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The file's own name, whatever folder or machine it came from."""
        last = self.file.replace("\\", "/").rsplit("/", 1)[-1]
        # A name in another encoding reaches us with characters that no text can hold.
        return last.encode("utf-8", "replace").decode("utf-8")

    @property
    def anything_in(self) -> bool:
        """Whether a row or a nil report is in."""
        return any(sheet.accepted or sheet.nil_units for sheet in self.sheets)

    @property
    def status(self) -> str:
        """accepted: no error; partial: a row in and an error; refused: no row in; duplicate: already in."""
        if self.duplicate_of or self.repeats_earlier:
            return "duplicate"
        if not self.anything_in:
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
        # Whose file it is can't be known either: one fault, told once.
        verdict.findings = [Finding("missing_sheet")]
    if any(finding.kind.refuses is Refuses.FILE and finding.is_error for finding in verdict.findings):
        return verdict
    settled = verdict.units[0] if verdict.units else None
    for table in recognised.tables:
        _judge_table(verdict, settled, table, recognised, context, histories)
    _finish(verdict, recognised, context, chosen)
    return verdict


def _settle_origin(verdict: Verdict, recognised: Recognised, context: Context, chosen: Chosen) -> None:
    origin = recognised.origin
    if origin.altered_identity:
        verdict.findings.append(Finding("altered_identity"))
    _settle_period(verdict, origin, context, chosen)
    _settle_plan(verdict, origin, context, chosen)
    if not any(table.has_unit_column for table in recognised.tables) or origin.identity or chosen.unit_code:
        _settle_unit(verdict, recognised, context, chosen)


def _settle_period(verdict: Verdict, origin: Origin, context: Context, chosen: Chosen) -> None:
    said = parse_period_code(origin.identity.period) if origin.identity else _said_period(origin, verdict.name)
    wanted = parse_period_code(chosen.period) if chosen.period else None
    if chosen.period and (wanted is None or wanted.code not in context.periods):
        verdict.findings.append(Finding("unknown_period", value=chosen.period))
    elif wanted and said and wanted.code != said.code and not _same_span(wanted, said, origin):
        verdict.findings.append(
            Finding("period_mismatch", value=said.code, words={"found": said.name, "chosen": wanted.name})
        )
    elif not (wanted or said):
        verdict.findings.append(Finding("unknown_period"))
    verdict.period = wanted or said
    if verdict.period and verdict.period.kind is PeriodKind.YEAR:
        verdict.is_estimate = origin.estimate or is_estimate(verdict.name)


def _said_period(origin: Origin, name: str) -> Period | None:
    in_name = find_period(name)
    if origin.period is None:
        return in_name
    # A title may speak of the plan's year only; then the file's name may tell the period within it.
    of_year = origin.period.kind is PeriodKind.YEAR and in_name is not None and in_name.year == origin.period.year
    return in_name if of_year else origin.period


def _same_span(wanted: Period, said: Period, origin: Origin) -> bool:
    # A title may name only the year beside the period that was chosen ("Kế hoạch ... năm 2023").
    return origin.identity is None and said.code == str(said.year) == str(wanted.year)


def _settle_plan(verdict: Verdict, origin: Origin, context: Context, chosen: Chosen) -> None:
    year = str(verdict.period.year) if verdict.period else ""
    plan_id = chosen.plan_id or (origin.identity.plan_id if origin.identity else year)
    verdict.plan = context.plans.get(plan_id)
    if verdict.plan is None and plan_id:
        verdict.findings.append(Finding("unknown_plan", value=plan_id, words={"value": plan_id}))
    elif (
        verdict.plan
        and verdict.period
        and not _within(verdict.period, verdict.plan)
        and not _told(verdict, "unknown_period")
    ):
        verdict.findings.append(Finding("unknown_period", value=verdict.period.code))
    identity = origin.identity
    if identity and verdict.plan:
        newest = context.plan_versions[verdict.plan.plan_id]
        if identity.plan_version < newest or identity.template_version != TEMPLATE_VERSION:
            words = {
                "found": f"{identity.template_version}/{identity.plan_version}",
                "current": f"{TEMPLATE_VERSION}/{newest}",
            }
            verdict.findings.append(Finding("stale_template", words=words))


def _within(period: Period, plan: Plan) -> bool:
    return plan.first_day <= period.ends_on and period.starts_on <= plan.last_day


def _told(verdict: Verdict, code: str) -> bool:
    return any(finding.code == code for finding in verdict.findings)


def _settle_unit(verdict: Verdict, recognised: Recognised, context: Context, chosen: Chosen) -> None:
    origin = recognised.origin
    said = context.units.get(origin.identity.unit_code) if origin.identity else None
    others = [unit for unit in named_units(recognised, context) if unit.unit_code != chosen.unit_code]
    if not origin.identity and others:
        said = others[0]
    said = said or origin.unit or unit_of_file_name(verdict.name, context)
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


def _judge_table(
    verdict: Verdict,
    settled: Unit | None,
    table: Table,
    recognised: Recognised,
    context: Context,
    histories: HistoryBook,
) -> None:
    result = SheetVerdict(table.sheet.name, table.source_sheet, dict(table.columns), read=len(table.rows))
    verdict.sheets.append(result)
    for column in table.missing_columns:
        place = f"A{table.heading_row}"
        words = {"heading": column.heading}
        verdict.findings.append(Finding("missing_column", table.source_sheet, place, column.name, "", words))
    if table.missing_columns:
        result.refused = [Row(row.number, cells=row.cells) for row in table.rows]
        return
    if table.hidden_rows:
        words = {"count": str(len(table.hidden_rows)), "rows": ", ".join(map(str, table.hidden_rows))}
        verdict.findings.append(Finding("hidden_rows", table.source_sheet, f"A{table.hidden_rows[0]}", words=words))
    rows = normalise(table, context.choices)
    give_units(verdict.units, settled, table, rows, recognised, context)
    verdict.findings.extend(validate_sheet(table))
    verdict.findings.extend(check_totals(table, rows))
    _judge_rows(verdict, result, table, rows, context, histories)


def _judge_rows(
    verdict: Verdict, result: SheetVerdict, table: Table, rows: list[Row], context: Context, histories: HistoryBook
) -> None:
    assert verdict.plan is not None  # noqa: S101 - settled before tables are judged
    assert verdict.period is not None  # noqa: S101 - the same
    nil = [row for row in rows if is_nil_row(table, row) and not row.is_refused]
    result.read -= len(nil)
    rows = [row for row in rows if row not in nil]
    result.nil_units = {row.unit_code for row in nil} - {row.unit_code for row in rows}
    column = table.sheet.nil_column or ""
    verdict.findings.extend(
        Finding("nil_contradiction", table.source_sheet, place(table, row, column), column, row.cells[column].text)
        for row in nil
        if row.unit_code not in result.nil_units
    )
    history = {unit.unit_code: histories.of(verdict.plan.plan_id, unit.unit_code) for unit in verdict.units}
    rows = validate_rows(table, rows, plan=verdict.plan, period=verdict.period, context=context, history=history)
    result.refused = [row for row in rows if row.is_refused]
    result.accepted = [row for row in rows if not row.is_refused]
    for row in rows:
        verdict.findings.extend(row.findings)


def _finish(verdict: Verdict, recognised: Recognised, context: Context, chosen: Chosen) -> None:
    assert verdict.plan is not None  # noqa: S101 - settled before tables are judged
    assert verdict.period is not None  # noqa: S101 - the same
    owed = context.sheets_owed.get((verdict.plan.plan_id, verdict.period.code), frozenset()) | ALWAYS_EXPECTED
    present = {table.sheet.name for table in recognised.tables}
    for name in SHEETS:
        if name in owed and name not in present:
            heading = SHEETS[name].title
            words = {"heading": heading, "sentence": MISSING_SHEET_BESIDE_OTHERS}
            verdict.findings.append(Finding("missing_sheet", words=words, severity_override=Severity.INFO))
    for name in recognised.set_aside:
        verdict.findings.append(
            Finding("not_checked", name, words={"what": f"trang “{name}” (trùng loại với trang khác)"})
        )
    if not verdict.anything_in and not any(finding.is_error for finding in verdict.findings):
        verdict.findings.append(Finding("empty_file"))
    verdict.findings.extend(
        Finding("progress_empty", sheet.source_sheet)
        for sheet in verdict.sheets
        if sheet.sheet == "progress" and not (sheet.accepted or sheet.refused) and verdict.anything_in
    )
    if chosen.strict and any(finding.is_error for finding in verdict.findings):
        for sheet in verdict.sheets:
            sheet.refused = sorted([*sheet.refused, *sheet.accepted], key=lambda row: row.number)
            sheet.accepted = []
            sheet.nil_units = set()


def typed_json(row: Row) -> str:
    """Return a row's cells as typed, as JSON: column -> [address, text]."""
    return json.dumps(row.typed(), ensure_ascii=False)


def without_rows(verdict: Verdict) -> Verdict:
    """Return the verdict without its file's bytes, for keeping it on a screen."""
    return replace(verdict, content=b"")
