"""“Kết xuất” under a table or a figure: its rows as a workbook that says what was chosen and up to which day."""

import re
from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from domain.folding import strip_marks
from ledger import Ledger
from reports.declared import Column, Table, Value
from reports.ledger_head import head_told
from reports.table_workbook import MIME, table_workbook
from ui import data, download, page
from ui.filters import Chosen, chosen
from ui.language import _, language
from ui.once import once_a_state
from ui.plain import plain

Taken = tuple[Sequence[Column], Sequence[Sequence[Value]]]
_NOT_IN_NAME = re.compile(r"[^0-9a-z]+")
_LONGEST_NAME = 60


def button(take: Callable[[], Taken], *, key: str, title: str = "", told: Sequence[str] = ()) -> None:
    """Offer the table as a workbook; `take` gives its columns and all of its rows, and runs only on a click.

    `title` is ready to be read (without one, the screen's own); `told` are choices made on the page itself. What was
    chosen in the frame is noted now: the click is answered in a thread that knows no session.
    """
    screen = page.screen()
    screen_title = _(screen.title) if screen else ""
    shown_title = title or screen_title or _("Bảng số liệu")
    lines = [screen_title] * bool(title and screen_title) + context_lines() + list(told)
    with st.container(key=f"export_{key}", horizontal=True, horizontal_alignment="right"):
        download.button(
            _("Kết xuất"),
            partial(_made, data.ledger(), take, shown_title, lines, language()),
            title=shown_title,
            file_name=file_name(screen.url_path if screen else "", title, chosen()),
            mime=MIME,
            key=f"export_button_{key}",
            help=_("Tải “{title}” thành tệp .xlsx, đủ mọi dòng.").format(title=plain(shown_title)),
            type="tertiary",
        )


def workbook_of(
    take: Callable[[], Taken], title: str, told: Sequence[str], lang: str, notes: Sequence[str] = ()
) -> bytes:
    """Return the workbook; raises ReportError, which the button shows as the sentence of the style sheet of words."""
    columns, rows = take()
    return table_workbook([Table(title, columns, rows, told=told, notes=notes)], lang)


def _made(ledger: Ledger, take: Callable[[], Taken], title: str, told: Sequence[str], lang: str) -> download.Made:
    taken = take()
    notes = [line] if (line := head_told(ledger, lang)) else []
    return download.Made(workbook_of(lambda: taken, title, told, lang, notes), rows=len(taken[1]))


@once_a_state
def _lines_of(held: Chosen | None) -> tuple[str, ...]:
    lines = page.context_line(held).split(" · ") if held else []
    if data.is_sample():
        lines.append(_("Dữ liệu minh họa – tên người, số liệu đều là giả định"))
    return tuple(lines)


def context_lines() -> list[str]:
    """What the line under the page's title says, part by part, and whether the data are invented."""
    return list(_lines_of(chosen()))


@once_a_state
def file_name(screen: str, title: str, held: Chosen | None) -> str:
    """For instance tong-quan_viec-can-quyet-dinh_2023-Q4_20231231.xlsx; a unit's own stands before the day."""
    parts = [screen, _slug(title)]
    if held is not None:
        plan = data.fetch("plans").set_index("plan_id").loc[held.plan_id]
        parts += [held.period, held.unit_code or "", f"{page.reference_day(plan['last_day']):%Y%m%d}"]
    return "_".join(filter(None, parts)) + ".xlsx"


def _slug(title: str) -> str:
    return _NOT_IN_NAME.sub("-", strip_marks(title)).strip("-")[:_LONGEST_NAME].strip("-")
