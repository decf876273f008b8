"""A verdict as one JSON object, and as lines a person reads."""

import io
import json

from domain.states import FINDING_SEVERITIES, SUBMISSION_STATES
from etl.messages import message
from etl.verdict import Verdict
from texts import N_, translate

TO_MEND = N_("Cần sửa")
MEND_COLUMNS = (
    (N_("Loại"), 12),
    (N_("Trang tính"), 22),
    (N_("Ô"), 8),
    (N_("Đã ghi"), 28),
    (N_("Cần làm gì"), 80),
)
ROWS_IN = N_("{accepted}/{read} hàng được nhận")


def verdict_object(verdict: Verdict, lang: str) -> str:
    """Return the verdict as one line of JSON; lists where a file holds several units."""
    units = [unit.unit_code for unit in verdict.units]
    ids = verdict.duplicate_of or verdict.submission_ids
    return json.dumps(
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
        },
        ensure_ascii=False,
    )


def verdict_text(verdict: Verdict, lang: str) -> str:
    """Return the verdict as a heading line and one line a finding."""
    head = [verdict.file, translate(SUBMISSION_STATES.label(verdict.status), lang)]
    head += [unit.short_name for unit in verdict.units]
    if verdict.period:
        head.append(verdict.period.name)
    read, accepted = row_counts(verdict)
    head.append(translate(ROWS_IN, lang).format(accepted=accepted, read=read))
    lines = [" · ".join(head)]
    for finding in verdict.findings:
        place = "!".join(part for part in (finding.sheet, finding.cell) if part)
        severity = translate(FINDING_SEVERITIES.label(finding.severity.value), lang).lower()
        lines.append(f"    [{severity}] {place + ': ' if place else ''}{message(finding, lang)}")
    return "\n".join(lines)


def row_counts(verdict: Verdict) -> tuple[int, int]:
    """Return how many rows were read and how many are in, over all sheets."""
    return sum(sheet.read for sheet in verdict.sheets), sum(len(sheet.accepted) for sheet in verdict.sheets)


def _one_or_all(values: list[str]) -> str | list[str] | None:
    if not values:
        return None
    return values[0] if len(values) == 1 else values


def findings_workbook(verdict: Verdict, lang: str) -> bytes:
    """Return an .xlsx that lists what to mend: where, what was typed, what to write; all of it as plain text."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True, "default_format_properties": {"font_name": "Times New Roman"}}) as book:
        sheet = book.add_worksheet(translate(TO_MEND, lang))
        bold = book.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#DDEBF7"})
        plain = book.add_format({"text_wrap": True, "border": 1, "valign": "top"})
        sheet.write_string(0, 0, verdict.name)
        for column, (heading, width) in enumerate(MEND_COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(2, column, translate(heading, lang), bold)
        for row, finding in enumerate(verdict.findings, start=3):
            severity = translate(FINDING_SEVERITIES.label(finding.severity.value), lang)
            texts = (severity, finding.sheet, finding.cell, finding.value, message(finding, lang))
            for column, text in enumerate(texts):
                sheet.write_string(row, column, text, plain)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)
        sheet.freeze_panes(3, 0)
    return stream.getvalue()
