"""Từ kỳ họp trước: what moved forward, fell back, appeared, vanished or came due since a meeting or a chosen day."""

from datetime import date, timedelta

import streamlit as st

from texts import formats
from ui import page, since
from ui.filters import Chosen
from ui.language import _
from ui.looking_back import first_day

_MEETING, _DAY = "choose_meeting", "choose_since"


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
    since.draw(held, key="changes")


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


draw(page.start("changes.py"))
