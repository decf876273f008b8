"""What a sender gets back: their own workbook marked, or a workbook of findings where theirs can't be marked."""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO

from domain.rejects import Reject
from domain.states import FINDING_SEVERITIES
from etl.grouping import Group, group, value_shown
from etl.marking.file_names import safe_file_name
from etl.marking.names import HEADING, SHEET_TITLE
from etl.marking.orders import Line, Mark, MarkTexts
from etl.marking.wire import pack
from etl.messages import message
from etl.reading.workshop import request
from etl.report import MEND_COLUMNS, WEIGHTS, findings_to_mend, findings_workbook, height_of, notes_on
from etl.verdict import Verdict
from texts import N_, translate

LISTED_ALONE = N_(" - cần sửa")
HOW = N_("Hãy sửa các ô tô đỏ, xem lại các ô tô vàng rồi gửi lại tệp này; không cần xóa trang này hay màu đã tô.")
_MARKED_KINDS = frozenset({"xlsx", "xlsm"})
# What can't be opened safely, or not at all, is not opened again to be marked.
UNOPENED = frozenset({"unreadable_file", "encrypted_file", "too_large", "not_a_workbook", "unsafe_file", "time_limit"})


@dataclass(frozen=True)
class GivenBack:
    """A file to hand to the sender."""

    name: str
    content: bytes


def mark_elsewhere(payload: bytes) -> bytes:
    """Return the marked file for a packed request, from a process with limits; no bytes when it can't be done."""
    try:
        return request("mark", payload)
    except Reject:
        # Too slow or too large to be marked, though it could be read: the findings go back on their own.
        return b""


def give_back(verdict: Verdict, lang: str, mark: Callable[[bytes], bytes] = mark_elsewhere) -> GivenBack | None:
    """Return the sender's .xlsx or .xlsm marked, else a workbook that lists the findings; None when nothing is to mend.

    `mark` takes a packed request and returns the marked file, or no bytes when it can't be done.
    """
    if not findings_to_mend(verdict):
        return None
    if _is_package(verdict.content) and was_opened(verdict):
        marked = mark(pack(verdict.content, _marks(verdict, lang), _texts(verdict, lang)))
        if marked:
            return GivenBack(safe_file_name(verdict.name, _ending(marked)), marked)
    name = safe_file_name(verdict.name, ".xlsx", translate(LISTED_ALONE, lang))
    return GivenBack(name, findings_workbook(verdict, lang))


def was_opened(verdict: Verdict) -> bool:
    """Tell whether the inside of the file could be seen."""
    return not any(finding.code in UNOPENED for finding in verdict.findings)


def may_be_marked(verdict: Verdict) -> bool:
    """Tell whether the sender's own file goes back, by its kind: a file of another kind gets a list beside it."""
    return verdict.kind in _MARKED_KINDS and was_opened(verdict)


def _is_package(content: bytes) -> bool:
    return content.startswith(b"PK\x03\x04")


def _ending(marked: bytes) -> str:
    # Content decides: Excel opens no .xlsx that holds a macro's kind of workbook, nor the other way round.
    with zipfile.ZipFile(BytesIO(marked)) as package:
        return ".xlsm" if b"macroEnabled.main+xml" in package.read("[Content_Types].xml") else ".xlsx"


def _marks(verdict: Verdict, lang: str) -> list[Mark]:
    return [
        Mark(finding.sheet, finding.cell, weight, message(replace(finding, value=value_shown(finding)), lang))
        for finding in verdict.findings
        if finding.cell and (weight := WEIGHTS.get(finding.severity))
    ]


def _texts(verdict: Verdict, lang: str) -> MarkTexts:
    return MarkTexts(
        title=translate(SHEET_TITLE, lang),
        heading=translate(HEADING, lang),
        notes=notes_on(verdict, HOW, lang),
        columns=tuple((translate(heading, lang), width) for heading, width in MEND_COLUMNS),
        lines=tuple(_line(found, lang) for found in group(findings_to_mend(verdict))),
    )


def _line(found: Group, lang: str) -> Line:
    label = translate(FINDING_SEVERITIES.label(found.severity.value), lang)
    places, typed, told = found.places(lang), found.values, found.message(lang)
    return Line(
        severity=WEIGHTS[found.severity],
        label=label,
        sheet=found.sheet,
        cell=found.ranges[0].split(":")[0] if found.ranges else "",
        places=places,
        typed=typed,
        message=told,
        height=height_of((label, found.sheet, places, typed, told)),
    )
