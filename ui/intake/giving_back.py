"""What goes back to the units: the workbook to mend, the message, and both for all files of a drop at once."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import PurePosixPath

import streamlit as st

from domain.clock import today
from domain.findings import Severity
from etl.give_back import LISTED_ALONE, GivenBack, give_back
from etl.marking.file_names import safe_file_name
from etl.unit_message import unit_message
from etl.verdict import Verdict
from texts import formats, translate
from ui import data, download, rights
from ui.intake.dropped import Judged
from ui.language import _, language


def message_to_unit(verdict: Verdict) -> str:
    """Return the message to the file's unit in the session's language, with the day the report is due."""
    return unit_message(verdict, language(), reply_by=_due_on(verdict))


def give_back_button(file: Judged) -> None:
    """Draw the button that makes and hands out the file to send back."""
    lang = language()
    if not _to_look_at(file.verdict, Severity.ERROR, Severity.WARNING):
        return
    is_own = rights.own_unit() is not None
    download.button(
        _("Tải tệp đã đánh dấu chỗ cần sửa") if is_own else _("Tải tệp trả lại đơn vị"),
        lambda: download.Made(_given(file, lang).content),
        title=_("Tệp trả lại đơn vị"),
        file_name=_file_name(file, lang),
        key=f"to_mend_{file.key}",
    )


def offer_all(files: Sequence[Judged]) -> None:
    """Draw what serves several files at once: the archive of all files to mend, and all messages in one text."""
    if len(files) < 2:
        return
    lang = language()
    if to_mend := files_to_mend(files):
        download.button(
            _("Tải tất cả tệp cần sửa (.zip)"),
            lambda: download.Made(archive(to_mend, lang), rows=len(to_mend)),
            title=_("Tệp trả lại các đơn vị"),
            file_name=f"can-sua_{today():%Y-%m-%d}.zip",
            mime="application/zip",
            icon=":material/folder_zip:",
            key="all_to_mend",
        )
    if rights.own_unit() is not None:
        return  # a unit writes no messages to units
    with st.expander(_("Tin nhắn cho tất cả đơn vị ({n})").format(n=len(files)), icon=":material/forum:"):
        rule = f"\n\n{'—' * 20}\n\n"
        st.code(rule.join(message_to_unit(file.verdict) for file in files), language=None, wrap_lines=True, height=420)


def files_to_mend(files: Sequence[Judged]) -> list[Judged]:
    """Return the files with errors, those too that are in already; of the same bytes in one drop only the first."""
    return [file for file in files if not file.verdict.repeats_earlier and _to_look_at(file.verdict, Severity.ERROR)]


def archive(files: Sequence[Judged], lang: str) -> bytes:
    """Return a zip with the file to send back of each; files of one name are told apart by a number."""
    stream = io.BytesIO()
    used: set[str] = set()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as zipped:
        for file in files:
            given = _given(file, lang)
            zipped.writestr(_unused(given.name, used), given.content)
    return stream.getvalue()


def _given(file: Judged, lang: str) -> GivenBack:
    """Make the file to send back, once; it is asked for only where there is something to mend."""
    made = ("given", lang)
    if made not in file.made:
        file.made[made] = give_back(file.whole(), lang)
    given: GivenBack = file.made[made]
    return given


def _file_name(file: Judged, lang: str) -> str:
    """The name under which the file to send back is saved; the browser wants it before the file is made."""
    has_macro = any(fact.code == "macro" for fact in file.verdict.facts)
    # Only a workbook with a macro may come back under another ending, and Excel opens it under no wrong one.
    ending = PurePosixPath(_given(file, lang).name).suffix if has_macro else ".xlsx"
    return safe_file_name(file.verdict.name, ending, translate(LISTED_ALONE, lang))


def _unused(name: str, used: set[str]) -> str:
    path = PurePosixPath(name)
    number = 1
    while name.casefold() in used:
        number += 1
        name = f"{path.stem} ({number}){path.suffix}"
    used.add(name.casefold())
    return name


def _to_look_at(verdict: Verdict, *severities: Severity) -> bool:
    return any(finding.severity in severities for finding in verdict.findings)


def _due_on(verdict: Verdict) -> date | None:
    """The day the calendar wants the report, unless it has passed."""
    if verdict.plan is None or verdict.period is None:
        return None
    owed = data.fetch("context_reporting")
    found = owed[(owed["plan_id"] == verdict.plan.plan_id) & (owed["period"] == verdict.period.code)]["due_on"]
    days = [formats.as_day(day) for day in found.dropna()]
    return next((day for day in days if day >= today()), None)
