"""A verdict as one JSON object, and as lines a person reads."""

import io
import json
from collections.abc import Mapping, Sequence

from domain.findings import Finding, Severity
from domain.states import FINDING_SEVERITIES, SUBMISSION_STATES
from etl.grouping import group
from etl.marking.names import HEADING, SHEET_TITLE
from etl.marking.orders import Weight
from etl.messages import message
from etl.verdict import Verdict
from texts import N_, translate

WEIGHTS: dict[Severity, Weight] = {Severity.ERROR: "error", Severity.WARNING: "warning"}
MEND_COLUMNS = (
    (N_("Loại"), 12),
    (N_("Trang tính"), 22),
    (N_("Ô"), 22),
    (N_("Đã ghi"), 28),
    (N_("Cần làm gì"), 80),
)
COUNTS = N_("{errors} lỗi phải sửa, {warnings} điểm cần xem lại.")
MEND_AT_HOME = N_("Hãy sửa trong tệp gốc theo danh sách này rồi gửi lại tệp gốc; không gửi lại danh sách này.")
LINE_HEIGHT, HIGHEST_ROW = 17.0, 409.0
LONGEST_TEXT = 32_767  # characters a cell takes
ROWS_IN = N_("{accepted}/{read} hàng được nhận")


def verdict_object(verdict: Verdict, lang: str, extra: Mapping[str, object] | None = None) -> str:
    """Return the verdict as one line of JSON; lists where a file holds several units. `extra`: more of its keys."""
    units = [unit.unit_code for unit in verdict.units]
    ids = verdict.duplicate_of or verdict.submission_ids
    said = json.dumps(
        {
            "file": verdict.file,
            "sha256": verdict.sha256,
            "status": verdict.status,
            "submission_id": _one_or_all(ids),
            "plan": verdict.plan.plan_id if verdict.plan else None,
            "unit": _one_or_all(units),
            "period": verdict.period.code if verdict.period else None,
            "rows": {
                sheet.sheet: {"read": sheet.read, "accepted": len(sheet.accepted), "refused": len(sheet.refused)}
                for sheet in verdict.sheets
            },
            "findings": [
                {
                    "severity": finding.severity.value,
                    "code": finding.code,
                    "sheet": finding.sheet,
                    "cell": finding.cell,
                    "field": finding.field,
                    "value": finding.value,
                    "message": message(finding, lang),
                }
                for finding in verdict.findings
            ],
            **(extra or {}),
        },
        ensure_ascii=False,
    )
    return _encodable(said)


def verdict_text(verdict: Verdict, lang: str) -> str:
    """Return the verdict as a heading line and one line for each group of findings."""
    head = [verdict.file, translate(SUBMISSION_STATES.label(verdict.status), lang)]
    head += [unit.short_name for unit in verdict.units]
    if verdict.period:
        head.append(verdict.period.name)
    read, accepted = row_counts(verdict)
    head.append(translate(ROWS_IN, lang).format(accepted=accepted, read=read))
    lines = [" · ".join(head)]
    for found in group(verdict.findings):
        place = "!".join(part for part in (found.sheet, found.places(lang)) if part)
        severity = translate(FINDING_SEVERITIES.label(found.severity.value), lang).lower()
        lines.append(f"    [{severity}] {place + ': ' if place else ''}{found.message(lang)}")
    return _encodable("\n".join(lines))


def row_counts(verdict: Verdict) -> tuple[int, int]:
    """Return how many rows were read and how many are in, over all sheets."""
    return sum(sheet.read for sheet in verdict.sheets), sum(len(sheet.accepted) for sheet in verdict.sheets)


def height_of(texts: Sequence[str]) -> float:
    """Return how high, in points, a line under MEND_COLUMNS must be for its texts; not every program fits it itself."""
    from etl.template_formats import lines_of

    # What was measured for 12 points fits a little less of 13.
    lines = [lines_of(text, width * 0.92) for text, (_, width) in zip(texts, MEND_COLUMNS, strict=True)]
    return min(HIGHEST_ROW, LINE_HEIGHT * max(lines))


def _encodable(text: str) -> str:
    # A cell may hold half of a character written in two, which no encoding knows.
    return text.encode("utf-8", "replace").decode("utf-8")


def _one_or_all(values: list[str]) -> str | list[str] | None:
    if not values:
        return None
    return values[0] if len(values) == 1 else values


def findings_to_mend(verdict: Verdict) -> list[Finding]:
    """Return the errors and warnings: what the program merely notes asks nothing of a unit."""
    return [finding for finding in verdict.findings if finding.severity in WEIGHTS]


def notes_on(verdict: Verdict, how: str, lang: str) -> tuple[str, ...]:
    """Return the lines above the table of what to mend: the file, whose it is, how much there is, `how` to go about."""
    whose = [unit.name for unit in verdict.units] + ([verdict.period.name] if verdict.period else [])
    count = {severity: sum(finding.severity is severity for finding in verdict.findings) for severity in Severity}
    told = translate(COUNTS, lang).format(errors=count[Severity.ERROR], warnings=count[Severity.WARNING])
    return tuple(filter(None, (verdict.name, " · ".join(whose), told, translate(how, lang))))


def findings_workbook(verdict: Verdict, lang: str) -> bytes:
    """Return an .xlsx that lists what to mend: where, what was typed, what to write; all of it as plain text."""
    from xlsxwriter import Workbook

    from etl.marking.styles import COLOURS

    stream = io.BytesIO()
    looks = {"font_name": "Times New Roman", "font_size": 13}
    with Workbook(stream, {"in_memory": True, "default_format_properties": looks}) as book:
        sheet = book.add_worksheet(translate(SHEET_TITLE, lang))
        bold = book.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#DDEBF7"})
        framed = {"text_wrap": True, "border": 1, "valign": "top"}
        look = {weight: book.add_format({**framed, "bg_color": f"#{colour}"}) for weight, colour in COLOURS.items()}
        # The heading tells the reader of files that this is no report, should it be sent back as one.
        sheet.write_string(0, 0, translate(HEADING, lang), book.add_format({"bold": True, "font_size": 16}))
        notes = notes_on(verdict, MEND_AT_HOME, lang)
        for row, note in enumerate(notes, start=1):
            sheet.write_string(row, 0, note)
        head = len(notes) + 2
        for column, (heading, width) in enumerate(MEND_COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(head, column, translate(heading, lang), bold)
        for row, found in enumerate(group(findings_to_mend(verdict)), start=head + 1):
            severity = translate(FINDING_SEVERITIES.label(found.severity.value), lang)
            texts = (severity, found.sheet, found.places(lang), found.values, found.message(lang))
            sheet.set_row(row, height_of(texts))
            for column, text in enumerate(texts):
                sheet.write_string(row, column, _encodable(text)[:LONGEST_TEXT], look[WEIGHTS[found.severity]])
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(head)
        sheet.freeze_panes(head + 1, 0)
    return stream.getvalue()
