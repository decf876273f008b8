"""Từ kỳ họp trước: what moved forward, fell back, appeared, vanished or came due since a meeting or a chosen day."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from domain.changes import CHANGE_KINDS, SUBJECT_KINDS
from texts import N_, formats
from ui import page, since
from ui.chosen_row import chosen_row
from ui.figures import cards
from ui.filters import Chosen
from ui.language import _
from ui.looking_back import first_day
from ui.since import Compared
from ui.tables import Column
from ui.trace import source_panel

_MEETING, _DAY = "choose_meeting", "choose_since"


def columns(held: Compared) -> tuple[Column, ...]:
    """The columns of a table of changes; its states are those that occur."""
    return (
        Column("subject_kind", N_("Loại"), labels=SUBJECT_KINDS.by_code, width=76),
        Column("number", N_("Số, mã"), width=114),
        Column("unit_name", N_("Đơn vị"), width=112),
        Column("subject", N_("Nội dung"), width=226),
        Column("before", N_("Hôm đó"), "status", statuses=held.statuses, width=152),
        Column("after", N_("Nay"), "status", statuses=held.statuses, width=172),
        Column("due_on", N_("Thời hạn"), "date", width=94),
        Column("changed_on", N_("Cập nhật"), "date", width=94, help=N_("Ngày có trạng thái hiện nay, nếu sổ biết.")),
    )


def draw(chosen: Chosen) -> None:
    """Draw the page for what was chosen."""
    day, refused = since.since_day(chosen)
    if refused:
        st.info(refused, icon=":material/info:")
    _choice(chosen, day)
    if day is None:
        told = _("Kế hoạch chưa có kỳ họp nào trước ngày của số liệu. Hãy chọn một ngày để so sánh.")
        st.info(told, icon=":material/info:")
        return
    held = since.compared(chosen, day)
    if held.rows.empty:
        told = _("Không có gì thay đổi từ cuối ngày {since} đến {day}.")
        shown = told.format(since=formats.date(day), day=formats.date(since.last_day(chosen)))
        st.info(shown, icon=":material/info:")
        return
    cards(since.figures(held), key="changes")
    for option in CHANGE_KINDS.options:
        _group(held, option.code, option.label)


def _choice(chosen: Chosen, day: date | None) -> None:
    held = since.meetings(chosen)
    st.session_state[_MEETING] = day if day in held else None
    st.session_state[_DAY] = day
    with st.container(key="comparing", horizontal=True, vertical_alignment="bottom"):
        if held:
            st.selectbox(
                _("So với kỳ họp"),
                held,
                index=None,
                key=_MEETING,
                format_func=lambda met: _("Kỳ họp {day}").format(day=formats.date(met)),
                on_change=since.choose,
                args=(_MEETING,),
                filter_mode=None,
                placeholder=_("Một ngày khác"),
                width=230,
            )
        st.date_input(
            _("So với cuối ngày"),
            value=None,
            min_value=first_day(),
            max_value=max(first_day(), since.last_day(chosen) - timedelta(days=1)),
            format="DD/MM/YYYY",
            key=_DAY,
            on_change=since.choose,
            args=(_DAY,),
            width=180,
        )
        st.caption(_("So sánh cả Kế hoạch, mọi kỳ báo cáo; mỗi việc chỉ đứng ở một nhóm."))


def _group(held: Compared, kind: str, label: str) -> None:
    rows = held.rows[held.rows["kind"] == kind]
    if rows.empty:
        return
    st.subheader(f"{_(label)} ({formats.number(len(rows))})", anchor=False)
    chosen_row(
        rows.reset_index(drop=True),
        columns(held),
        _matter,
        by="row_key",
        key=f"changes_{kind}",
        empty=_("Không có."),
        max_height=480,
        lines_per_row=2,
        title=_(label),
    )


def _matter(row: "pd.Series[Any]") -> None:
    """The whole of what changed, and the cell that tells of it now (of what vanished, the one that told of it)."""
    st.text(row["subject"])
    source_panel({**row.to_dict(), "kind": row["subject_kind"], "state": row["after"]}, key=f"change_{row['row_key']}")


draw(page.start("changes.py"))
