"""What a meeting directed, and the draft of its notice of conclusions."""

from functools import partial

import streamlit as st

from ledger import Ledger
from reports.conclusions import Notice, notice_of_meeting
from reports.errors import ReportError
from reports.ledger_head import head_told, with_head
from reports.notice import MIME, notice_document
from texts import N_
from ui import data, download
from ui.data import fetch
from ui.language import _
from ui.plain import plain
from ui.tables import Column, table

DIRECTIONS = (
    Column("direction_no", N_("Số ý kiến"), width=112),
    Column("difficulty_no", N_("Về khó khăn"), width=112),
    Column("direction", N_("Ý kiến chỉ đạo"), width=420),
    Column("responsible_name", N_("Đơn vị thực hiện"), width=200),
    Column("due_on", N_("Thời hạn"), "date", width=94),
    Column("directed_by", N_("Người cho ý kiến"), width=150),
)


def draw(meeting_id: str) -> None:
    """Draw the directions that were given at the meeting."""
    st.subheader(_("Ý kiến chỉ đạo tại kỳ họp"), anchor=False)
    table(
        fetch("notice_directions", meeting_id=meeting_id),
        DIRECTIONS,
        empty=_("Kỳ họp này chưa có ý kiến chỉ đạo nào trong sổ."),
        key=f"meeting_{meeting_id}",
        title=_("Ý kiến chỉ đạo tại kỳ họp {meeting}").format(meeting=meeting_id),
        lines_per_row=3,
    )


def notice_button(meeting_id: str) -> None:
    """Draw the button for the notice of conclusions; only for a meeting that directed something."""
    try:
        notice = notice_of_meeting(data.records, meeting_id)
    except ReportError as reason:
        st.error(plain(f"{_(reason.sentence)} {reason.detail}"))
        return
    download.button(
        _("Dự thảo thông báo kết luận (.docx)"),
        partial(_made, data.ledger(), notice),
        title=_("Dự thảo thông báo kết luận kỳ họp {meeting}").format(meeting=meeting_id),
        file_name=f"du-thao-thong-bao-ket-luan_{meeting_id}.docx",
        mime=MIME,
        icon=":material/description:",
        key=f"notice_{meeting_id}",
    )


def _made(ledger: Ledger, notice: Notice) -> download.Made:
    return download.Made(with_head(notice_document(notice), head_told(ledger)), rows=len(notice.directions))
