"""Closing a meeting: what will be kept is said before, the code after."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from reports.deck.freezing import close_with_picture
from ui import data, page, person
from ui.failure import refusal_shown
from ui.language import _

_DONE = "meeting_closed"


def draw(plan_id: str, period: str, held: Mapping[str, Any]) -> None:
    """Draw what closing means and its button, for who may do it."""
    if held["is_closed"] or not person.may("meeting_close"):
        return
    with st.container(border=True, key="closing"):
        st.subheader(_("Kết thúc kỳ họp"), anchor=False)
        st.text(
            _(
                "Khi kết thúc, sổ lưu lại số liệu kỳ họp đã xem: số dòng của từng phần và mã kiểm tra của toàn bộ nội "
                "dung, tóm lại thành một mã ngắn. Về sau mở lại, chương trình tính lại số liệu của đúng thời điểm này "
                "và đối chiếu với số đã lưu. Kỳ họp đã kết thúc thì không mở lại được."
            )
        )
        if page.only_reading():
            return
        who = person.ask("meeting_close", key="closing")
        number = str(held["meeting_id"])
        if who is None:
            return
        with st.popover(_("Kết thúc kỳ họp"), icon=":material/event_available:"):
            st.text(_("Kết thúc rồi thì không ghi thêm ý kiến chỉ đạo tại kỳ họp này được nữa."))
            is_sure = st.button(_("Kết thúc và lưu số liệu"), key=f"close_{number}", type="primary")
        if not is_sure:
            return
        with refusal_shown(), st.spinner(_("Đang lưu số liệu của kỳ họp…")):
            kept = close_with_picture(data.ledger(), who.actor, plan_id, number, period=period)
            told = _("Đã kết thúc kỳ họp và lưu số liệu, mã {code}.") if kept else _("Đã kết thúc kỳ họp.")
            st.session_state[_DONE] = told.format(code=kept.code if kept else "")
            st.rerun()


def say_what_was_done() -> None:
    """Say once that the meeting was closed."""
    if done := st.session_state.pop(_DONE, None):
        st.success(done, icon=":material/check_circle:")
