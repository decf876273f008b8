"""The verdict on one file: whose it is, which rows are in, and every finding; nothing is written here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from domain.findings import MISSING_SHEET_BESIDE_OTHERS, NOT_SEEN, Finding, Refuses, Severity
from domain.plan import Unit
from domain.rejects import Reject
from domain.sheets import APPRAISED_WORKBOOK, SHEETS
from etl.award_findings import award_findings
from etl.book import Book
from etl.context import Context
from etl.decode import decode
from etl.history import HistoryBook
from etl.identities import KINDS
from etl.normalise import Row, normalise, place
from etl.reading.uncollected import uncollected
from etl.reading.workshop import read_file
from etl.recognise import Recognised, Table, recognise
from etl.settle import settle_origin
from etl.sheet_findings import validate_sheet
from etl.totals import check_totals
from etl.units import give_units
from etl.validate import is_nil_row, validate_rows
from etl.verdict import Chosen, SheetVerdict, Verdict
from ledger.archive import sha256

ALWAYS_EXPECTED = frozenset({"progress", "difficulties"})


@dataclass(frozen=True)
class Opened:
    """A file read and recognised, before its rows are judged; `recognised` is None where nothing more can be said."""

    verdict: Verdict
    book: Book | None = None
    decoded: tuple[Finding, ...] = ()
    recognised: Recognised | None = None

    @property
    def units(self) -> list[tuple[str, str]]:
        """The (plan, unit) pairs whose histories its rows will be judged against."""
        plan, named = self.verdict.plan, {unit.unit_code for unit in self.verdict.units}
        if self.recognised is None or plan is None:
            return []
        return [(plan.plan_id, unit_code) for unit_code in sorted(named)]


def judge(name: str, content: bytes, context: Context, histories: HistoryBook, chosen: Chosen) -> Verdict:
    """Return the verdict on a file's bytes; never raises for what the file holds.

    `histories` tells what the ledger already has of a unit: numbers given, directions open, earlier figures. Raises
    LedgerError when it can't be asked.
    """
    return judge_opened(open_file(name, content, context, chosen), context, histories, chosen)


@uncollected()
def open_file(
    name: str, content: bytes, context: Context, chosen: Chosen, read: Callable[[bytes], Book] = read_file
) -> Opened:
    """Read and recognise a file's bytes, and settle whose they are; the ledger isn't asked. `read` raises Reject."""
    verdict = Verdict(name, sha256(content), content, answers=chosen.headings)
    try:
        book, decoded = decode(read(content))
    except Reject as reason:
        verdict.findings.append(Finding(reason.code, words=reason.words))
        return Opened(verdict)
    verdict.facts, verdict.kind = book.facts, book.kind
    recognised = recognise(book, context, chosen.headings)
    verdict.origin = recognised.origin
    settle_origin(verdict, recognised, context, chosen)
    if not recognised.tables:
        # Whose file it is can't be known either: one fault, told once.
        verdict.findings = [Finding("missing_sheet")]
    if any(finding.kind.refuses is Refuses.FILE and finding.is_error for finding in verdict.findings):
        return Opened(verdict)
    return Opened(verdict, book, tuple(decoded), recognised)


@uncollected()
def judge_opened(opened: Opened, context: Context, histories: HistoryBook, chosen: Chosen) -> Verdict:
    """Return the verdict on an opened file, its rows judged against the ledger; raises LedgerError."""
    verdict, book, recognised = opened.verdict, opened.book, opened.recognised
    if book is None or recognised is None:
        return verdict
    recognised = _with_remembered_answers(verdict, book, recognised, context, histories, chosen)
    verdict.questions = recognised.questions
    settled = verdict.units[0] if verdict.units else None
    for table in recognised.tables:
        _judge_table(verdict, settled, table, recognised, context, histories)
    _finish(verdict, book, opened.decoded, recognised, context)
    _same_file_elsewhere(verdict, context, histories)
    verdict.findings.extend(award_findings(verdict, context))
    verdict.findings = _said_once(verdict.findings)
    if chosen.strict and any(finding.is_error for finding in verdict.findings):
        _refuse_all(verdict)
    return verdict


def _with_remembered_answers(
    verdict: Verdict, book: Book, recognised: Recognised, context: Context, histories: HistoryBook, chosen: Chosen
) -> Recognised:
    """Recognise again with what people said before of headings of this unit, where any of them is asked about."""
    if not recognised.questions or len(verdict.units) != 1:
        return recognised
    known = histories.headings(verdict.units[0].unit_code)
    if not any((question.sheet, question.key) in known for question in recognised.questions):
        return recognised
    return recognise(book, context, {**known, **chosen.headings})


def _same_file_elsewhere(verdict: Verdict, context: Context, histories: HistoryBook) -> None:
    own = {unit.unit_code for unit in verdict.units}
    others = sorted(histories.units_of_file(verdict.sha256) - own)
    if others and not histories.units_of_file(verdict.sha256) & own:
        names = ", ".join(context.units[code].name if code in context.units else code for code in others)
        verdict.findings.append(Finding("same_file_other_unit", words={"found": names}))


def _said_once(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings without a second one at a cell that says the same, or less than an error already says."""
    wrong = {(finding.sheet, finding.cell) for finding in findings if finding.is_error and finding.cell}
    said: set[tuple[str, str, str]] = set()
    kept = []
    for finding in findings:
        place = (finding.sheet, finding.cell)
        key = (finding.code, *place)
        weaker = not finding.is_error and finding.field and place in wrong
        if not finding.cell or not (weaker or key in said):
            kept.append(finding)
            said.add(key)
    return kept


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
    if settled and not context.expects(settled, table.sheet.name):
        _refuse_sheet(verdict, result, table, settled)
        return
    if table.hidden_rows:
        words = {"count": str(len(table.hidden_rows)), "rows": ", ".join(map(str, table.hidden_rows))}
        verdict.findings.append(Finding("hidden_rows", table.source_sheet, f"A{table.hidden_rows[0]}", words=words))
    rows = normalise(table, context.choices)
    give_units(verdict, settled, table, rows, recognised, context)
    verdict.findings.extend(validate_sheet(table))
    verdict.findings.extend(check_totals(table, rows))
    _judge_rows(verdict, result, table, rows, context, histories)


def _refuse_sheet(verdict: Verdict, result: SheetVerdict, table: Table, unit: Unit) -> None:
    """Refuse whatever stands in a sheet that isn't asked of the unit; printed and left empty it says nothing."""
    result.refused = [Row(row.number, cells=row.cells) for row in table.rows]
    if result.refused:
        words = {"unit": unit.name, "sheets": ", ".join(f"“{sheet.title}”" for sheet in APPRAISED_WORKBOOK)}
        verdict.findings.append(Finding("sheet_not_expected", table.source_sheet, f"A{table.heading_row}", words=words))


def _judge_rows(
    verdict: Verdict, result: SheetVerdict, table: Table, rows: list[Row], context: Context, histories: HistoryBook
) -> None:
    assert verdict.plan is not None  # noqa: S101 - settled before tables are judged
    assert verdict.period is not None  # noqa: S101 - the same
    nil = [row for row in rows if is_nil_row(table, row) and not row.is_refused]
    result.read -= len(nil)
    told = {id(row) for row in nil}
    rows = [row for row in rows if id(row) not in told]
    result.nil_units = {row.unit_code for row in nil} - {row.unit_code for row in rows}
    column = table.sheet.nil_column or ""
    # In columns beside another sheet's each row says for its own item that there is nothing; below rows with a number
    # it says that there is nothing new.
    kind = KINDS.get(table.sheet.name)
    told_new = {row.unit_code for row in rows if kind is None or kind.no_column not in row.cells}
    contradicting = [] if table.is_beside else [row for row in nil if row.unit_code in told_new]
    verdict.findings.extend(
        Finding("nil_contradiction", table.source_sheet, place(table, row, column), column, row.cells[column].text)
        for row in contradicting
    )
    history = {unit.unit_code: histories.of(verdict.plan.plan_id, unit.unit_code) for unit in verdict.units}
    rows = validate_rows(table, rows, plan=verdict.plan, period=verdict.period, context=context, history=history)
    result.refused = [row for row in rows if row.is_refused]
    result.accepted = [row for row in rows if not row.is_refused]
    for row in rows:
        verdict.findings.extend(row.findings)


def _finish(verdict: Verdict, book: Book, decoded: Sequence[Finding], recognised: Recognised, context: Context) -> None:
    assert verdict.plan is not None  # noqa: S101 - settled before tables are judged
    assert verdict.period is not None  # noqa: S101 - the same
    owed = context.sheets_owed.get((verdict.plan.plan_id, verdict.period.code), frozenset()) | ALWAYS_EXPECTED
    if verdict.units and all(unit.unit_code in context.appraised for unit in verdict.units):
        owed = frozenset({"nominations"})
    present = {table.sheet.name for table in recognised.tables}
    for name in SHEETS:
        if name in owed and name not in present:
            heading = SHEETS[name].title
            words = {"heading": heading, "sentence": MISSING_SHEET_BESIDE_OTHERS}
            verdict.findings.append(Finding("missing_sheet", words=words, severity_override=Severity.INFO))
    verdict.findings.extend(decoded)
    if book.not_seen:
        words = {"what": ", ".join(book.not_seen), "file_kind": book.kind, "sentence": NOT_SEEN}
        verdict.findings.append(Finding("not_checked", words=words))
    verdict.findings.extend(Finding("not_checked", name, words={"what": what}) for name, what in recognised.set_aside)
    verdict.findings.extend(
        Finding("repeated_sheet", table.source_sheet, f"A{table.heading_row}", words={"found": name})
        for table, name in recognised.repeated
    )
    if not verdict.anything_in and not any(finding.is_error for finding in verdict.findings):
        verdict.findings.append(Finding("empty_file"))
    verdict.findings.extend(
        Finding("progress_empty", sheet.source_sheet)
        for sheet in verdict.sheets
        if sheet.sheet == "progress" and "progress" in owed and not (sheet.accepted or sheet.refused)
        if verdict.anything_in
    )


def _refuse_all(verdict: Verdict) -> None:
    for sheet in verdict.sheets:
        sheet.refused = sorted([*sheet.refused, *sheet.accepted], key=lambda row: row.number)
        sheet.accepted = []
        sheet.nil_units = set()
