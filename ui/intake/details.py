"""One file of the drop: what to mend, what would change, what an X-ray shows, and the message to its unit."""

from dataclasses import replace
from math import ceil

import pandas as pd
import streamlit as st

from etl.give_back import was_opened
from etl.grouping import group
from etl.verdict import Verdict
from texts import N_, formats
from ui import rights, status
from ui.intake.board import STATES
from ui.intake.changes import CHANGES, changes_frame
from ui.intake.dropped import Judged
from ui.intake.giving_back import give_back_button, message_to_unit
from ui.language import _, language
from ui.plain import plain
from ui.tables import Column, table

# What tells a person what to do stands second: on a phone only the first columns are in sight.
FINDINGS = (
    Column("severity", N_("Loại"), "status", statuses=status.FINDING, width=90),
    Column("message", N_("Cần làm gì"), width=300),
    Column("sheet", N_("Trang tính"), width=130),
    Column("cell", N_("Ô"), width=60),
    Column("value", N_("Đã ghi"), width=130),
)
# Many cells with one fault stand in one line.
GROUPS = (*FINDINGS[:3], replace(FINDINGS[3], width=110), FINDINGS[4])
FACTS = (
    Column("name", N_("Điều thấy được"), width=115),
    Column("consequence", N_("Ảnh hưởng"), width=300),
    Column("sheet", N_("Trang tính"), width=130),
    Column("where", N_("Ở đâu"), width=150),
    Column("count", N_("Số lượng"), "number", width=80),
)
_MOST_LINES = 2000
_LETTERS_A_LINE, _HIGHEST = 48, 5  # of the column that tells what a value becomes


def draw_details(file: Judged) -> None:
    """Draw the file's details in four tabs."""
    verdict = file.verdict
    with st.container(border=True, key="details"):
        head = [verdict.name, status.find(STATES, verdict.status).text()]
        st.subheader(plain(" · ".join(head)), anchor=False)
        if whose := [unit.name for unit in verdict.units]:
            st.text(" · ".join([", ".join(whose), *([verdict.period.name] if verdict.period else [])]))
        titles = [_("Cần sửa"), _("Sẽ thay đổi"), _("Soi tệp")]
        # A unit writes no messages to units.
        told = [_("Tin nhắn gửi đơn vị")] if rights.own_unit() is None else []
        mend, change, xray, *tell = st.tabs([*titles, *told], key="details_tabs")
        with mend:
            _findings(file)
        with change:
            _changes(file)
        with xray:
            _facts(verdict)
        for tab in tell:
            tab.caption(_("Sao chép để gửi qua Zalo hoặc thư điện tử, kèm tệp trả lại nếu có mục cần sửa."))
            tab.code(message_to_unit(verdict), language=None, wrap_lines=True)


def findings_frame(verdict: Verdict) -> pd.DataFrame:
    """Return a verdict's findings as they are shown: those alike in one line, what weighs most first."""
    lang = language()
    return pd.DataFrame(
        [
            {
                "severity": found.severity.value,
                "sheet": found.sheet,
                "cell": found.places(lang),
                "value": found.values,
                "message": found.message(lang),
            }
            for found in group(verdict.findings)
        ],
        columns=[column.name for column in GROUPS],
    )


def _findings(file: Judged) -> None:
    frame = findings_frame(file.verdict)
    table(
        frame,
        GROUPS,
        empty=_("Không có lỗi hay lưu ý nào."),
        key=f"findings_{file.key}",
        lines_per_row=3,
        max_height=480,
    )
    give_back_button(file)


def _changes(file: Judged) -> None:
    changes = file.changes
    if changes is None:
        st.warning(_("Chưa so sánh được tệp này với sổ."), icon=":material/warning:")
        return
    if file.verdict.status == "duplicate":
        st.info(_("Tệp này đã có trong sổ: nạp lại không thay đổi gì."), icon=":material/info:")
        return
    frame = changes_frame(file, changes)
    shown = [column for column in CHANGES if column.name != "unit" or len(file.verdict.units) > 1]
    none_in = _("Không có hàng nào được nhận nên không thay đổi gì.")
    same = _("Tệp ghi đúng như số liệu đang có: không thay đổi gì.")
    empty = none_in if file.verdict.status == "refused" else same
    lines = frame.head(_MOST_LINES)
    table(lines, shown, empty=empty, key=f"changes_{file.key}", lines_per_row=_lines_of(lines), max_height=480)
    unchanged = sum(change.unchanged for change in changes)
    told = []
    if len(frame) > _MOST_LINES:
        more = formats.number(len(frame) - _MOST_LINES, language())
        told.append(_("Còn {n} dòng nữa không hiện ở đây.").format(n=more))
    if unchanged and not frame.empty:
        told.append(_("{n} hàng không đổi.").format(n=formats.number(unchanged, language())))
    if told:
        st.caption(" ".join(told))


def _lines_of(changes: pd.DataFrame) -> int:
    """Return how high the rows must be for the longest new value: all rows of a grid have one height."""
    longest = max((len(value) for value in changes["after"].dropna()), default=0)
    return min(_HIGHEST, max(2, ceil(longest / _LETTERS_A_LINE)))


def _facts(verdict: Verdict) -> None:
    if not was_opened(verdict):
        st.info(_("Tệp không mở được nên không soi được."), icon=":material/info:")
        return
    frame = pd.DataFrame(
        [
            {
                "name": _(fact.kind.name),
                "sheet": fact.sheet,
                "where": fact.where,
                "count": fact.count or None,
                "consequence": _(fact.kind.consequence),
            }
            for fact in verdict.facts
        ],
        columns=[column.name for column in FACTS],
    )
    table(frame, FACTS, empty=_("Không có gì bất thường."), key="facts", lines_per_row=3, max_height=480)
