"""Meetings and what each directed, with the draft of its notice of conclusions; a meeting can be put on record here."""

from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from ledger import Ledger
from ledger.acts import close_meeting, open_meeting
from ledger.store import today
from reports.conclusions import Notice, notice_of_meeting
from reports.errors import ReportError
from reports.ledger_head import head_told, with_head
from reports.notice import MIME, notice_document
from texts import N_, formats
from ui import data, download, page, person
from ui.chosen_row import chosen_row
from ui.data import fetch
from ui.failure import refusal_shown
from ui.filters import Chosen
from ui.language import _
from ui.plain import plain
from ui.tables import Column, table

MEETINGS = (
    Column("held_on", N_("Ngày họp"), "date", width=100),
    Column("subject", N_("Nội dung kỳ họp"), width=460),
    Column("chair", N_("Chủ trì"), width=180),
    Column("directions", N_("Ý kiến chỉ đạo"), "number", width=116),
    Column("is_closed", N_("Đã kết thúc"), "yes_no", width=104),
    Column("meeting_id", N_("Số kỳ họp"), width=124),
)
DIRECTIONS = (
    Column("direction_no", N_("Số ý kiến"), width=112),
    Column("difficulty_no", N_("Về khó khăn"), width=112),
    Column("direction", N_("Ý kiến chỉ đạo"), width=420),
    Column("responsible_name", N_("Đơn vị thực hiện"), width=200),
    Column("due_on", N_("Thời hạn"), "date", width=94),
    Column("directed_by", N_("Người cho ý kiến"), width=150),
)

_DONE = "meeting_done"


def draw(chosen: Chosen) -> None:
    """Draw the plan's meetings, what the chosen one directed, and the form that puts another on record."""
    st.caption(_("Chọn một kỳ họp để xem ý kiến chỉ đạo và tải dự thảo thông báo kết luận (chưa ký, chưa có số)."))
    chosen_row(
        fetch("meetings", plan_id=chosen.plan_id),
        MEETINGS,
        lambda row: _meeting(chosen, row),
        by="meeting_id",
        key="meetings",
        title=_("Kỳ họp"),
        empty=_("Sổ chưa ghi kỳ họp nào của Kế hoạch này."),
        lines_per_row=2,
    )
    if done := st.session_state.pop(_DONE, None):
        st.success(done, icon=":material/check_circle:")
    if not person.may("meeting_open"):
        return
    with st.expander(_("Ghi một kỳ họp vào sổ"), icon=":material/event:", key="new_meeting"):
        if not page.only_reading() and (who := person.ask("meeting_open", key="meeting")):
            _new_meeting(chosen, who)


def _meeting(chosen: Chosen, row: "pd.Series[Any]") -> None:
    meeting_id = str(row["meeting_id"])
    told = f"{formats.date(row['held_on'])} · {row['subject']}"
    st.markdown(f"**{plain(told)}**")
    table(
        fetch("notice_directions", meeting_id=meeting_id),
        DIRECTIONS,
        empty=_("Kỳ họp này chưa có ý kiến chỉ đạo nào trong sổ."),
        key=f"meeting_{meeting_id}",
        title=_("Ý kiến chỉ đạo tại kỳ họp {meeting}").format(meeting=meeting_id),
        lines_per_row=3,
    )
    may_close = not row["is_closed"] and person.may("meeting_close")
    if may_close and not page.only_reading() and (who := person.actor()) is not None:
        _closing(chosen, row, who)
    if not row["directions"]:
        return
    try:
        notice = notice_of_meeting(data.records, meeting_id)
    except ReportError as reason:
        st.error(plain(f"{_(reason.sentence)} {reason.detail}"))
        return
    download.button(
        _("Tải dự thảo thông báo kết luận (.docx)"),
        partial(_made, data.ledger(), notice),
        title=_("Dự thảo thông báo kết luận kỳ họp {meeting}").format(meeting=meeting_id),
        file_name=f"du-thao-thong-bao-ket-luan_{meeting_id}.docx",
        mime=MIME,
        icon=":material/description:",
        key=f"notice_{meeting_id}",
    )


def _made(ledger: Ledger, notice: Notice) -> download.Made:
    return download.Made(with_head(notice_document(notice), head_told(ledger)), rows=len(notice.directions))


def _closing(chosen: Chosen, row: "pd.Series[Any]", who: person.Person) -> None:
    if not st.button(_("Kết thúc kỳ họp"), key=f"close_{row['meeting_id']}", icon=":material/event_available:"):
        return
    with refusal_shown():
        held_on = formats.as_day(row["held_on"])
        close_meeting(data.ledger(), who.actor, chosen.plan_id, held_on=held_on, text="")
        st.rerun()


def _new_meeting(chosen: Chosen, who: person.Person) -> None:
    with st.form("meeting_form", border=False, enter_to_submit=False):
        held_on = st.date_input(_("Ngày họp"), value=today(), format="DD/MM/YYYY", width=220)
        chair = st.text_input(_("Người chủ trì"), max_chars=80)
        subject = st.text_input(_("Nội dung kỳ họp"), max_chars=300)
        sent = st.form_submit_button(_("Ghi kỳ họp"), type="primary")
    if not sent or not isinstance(held_on, date):
        return
    if not subject.strip() or not chair.strip():
        st.error(_("Cần ghi người chủ trì và nội dung kỳ họp."))
        return
    with refusal_shown():
        told = {"chair": chair.strip(), "text": subject.strip()}
        open_meeting(data.ledger(), who.actor, chosen.plan_id, held_on=held_on, **told)
        st.session_state[_DONE] = _("Đã ghi kỳ họp ngày {day} vào sổ.").format(day=formats.date(held_on))
        st.rerun()
