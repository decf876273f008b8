"""The way of files through the page: dropped, judged, compared, shown, confirmed; nothing is written before that."""

import streamlit as st

from etl.load import Source
from etl.reading.workshop import warm
from ui import rights
from ui.intake.asking import ask
from ui.intake.board import draw_board
from ui.intake.confirming import ask_to_confirm, round_no, say_what_was_done
from ui.intake.details import FINDINGS, draw_details
from ui.intake.dropped import Dropped, judge_all
from ui.intake.giving_back import offer_all
from ui.language import _

__all__ = ["ENDINGS", "FINDINGS", "draw"]

ENDINGS = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv"]


def draw(plan_id: str) -> None:
    """Draw the drop field, the board of what lies in it, what is asked of the person, details, and the confirmation."""
    say_what_was_done()
    is_office = rights.own_unit() is None
    uploaded = st.file_uploader(
        _("Thả tệp của các đơn vị vào đây (nhiều tệp một lúc)") if is_office else _("Thả tệp của đơn vị vào đây"),
        type=ENDINGS,
        accept_multiple_files=True,
        key=f"uploads_{round_no()}",
    )
    if not uploaded:
        warm()
        st.caption(_("Chương trình kiểm tra trước và chỉ ghi vào sổ sau khi bấm xác nhận."))
        return
    files = judge_all([Dropped(file.file_id, Source(file.name, file.getvalue)) for file in uploaded])
    ask(plan_id, files)
    draw_details(draw_board(files))
    offer_all(files)
    ask_to_confirm(files)
