"""Lịch sử: every file ever sent, what was found in it, its original, and its withdrawal with a reason."""

from typing import Any

import pandas as pd
import streamlit as st

from ledger.acts import withdraw
from texts import N_, formats
from ui import data, page, person, status
from ui.cells import original_button
from ui.chosen_row import chosen_row
from ui.data import fetch
from ui.filters import Chosen
from ui.history import finding_rows
from ui.intake import FINDINGS
from ui.language import _
from ui.plain import plain
from ui.tables import Column, table
from ui.trace import open_file

SUBMISSIONS = (
    Column("submission_id", N_("Lần nộp"), width=100),
    Column("status", N_("Kết quả"), "status", statuses=status.SUBMISSION),
    Column("unit_name", N_("Đơn vị")),
    Column("period_name", N_("Kỳ báo cáo")),
    Column("version", N_("Lần"), "number", help=N_("Lần nộp thứ mấy của đơn vị cho kỳ này.")),
    Column("rows_accepted", N_("Hàng được nhận"), "number"),
    Column("rows_refused", N_("Hàng không nhận"), "number"),
    Column("errors", N_("Lỗi"), "number"),
    Column("warnings", N_("Lưu ý"), "number"),
    Column("received_on", N_("Ngày nhận"), "date"),
    Column("submitted_by", N_("Người nạp")),
    Column("recorded_at", N_("Ghi vào sổ lúc"), "moment"),
    Column("file_name", N_("Tên tệp"), width=240),
)


def draw(chosen: Chosen) -> None:
    """Draw the page for what was chosen."""
    every_period = st.toggle(_("Tất cả các kỳ của kế hoạch"), value=True, key="history_every_period")
    held = fetch(
        "history",
        plan_id=chosen.plan_id,
        period=None if every_period else chosen.period,
        unit_code=chosen.unit_code,
    )
    withdraws = _("Mới nhất đứng trước. Chọn một hàng để xem chi tiết, tải tệp gốc hoặc rút lần nộp.")
    st.caption(withdraws if person.may("withdraw") else _("Mới nhất đứng trước. Chọn một hàng để xem chi tiết."))
    chosen_row(
        held,
        SUBMISSIONS,
        _details,
        by="submission_id",
        key="submissions",
        told=(_("Tất cả các kỳ của kế hoạch"),) if every_period else (),
        empty=_("Chưa có lần nộp nào khớp với lựa chọn."),
        max_height=600,
    )


def _details(held: "pd.Series[Any]") -> None:
    number = str(held["submission_id"])
    st.subheader(plain(f"{number} · {held['file_name']}"), anchor=False)
    if isinstance(held["withdrawal_reason"], str):
        words = _("Người rút: {name}. Lý do: {reason}")
        st.text(words.format(name=held["withdrawn_by"], reason=held["withdrawal_reason"]))
    if st.button(_("Xem từng hàng như đã gõ"), key=f"rows_of_{number}", icon=":material/table_view:"):
        open_file(number, str(held["file_name"]))
    original_button(number, key=number)
    table(
        finding_rows(number),
        FINDINGS,
        empty=_("Không có lỗi hay lưu ý nào."),
        key=f"findings_of_{number}",
        lines_per_row=2,
    )
    if held["status"] != "withdrawn" and person.may("withdraw") and not page.only_reading():
        _withdrawal(number, formats.date(held["received_on"]))


def _withdrawal(number: str, received: str) -> None:
    who = person.actor()
    with st.form(f"withdraw_{number}", border=False, enter_to_submit=False):
        reason = st.text_input(_("Lý do rút lần nộp nhận ngày {day}").format(day=received), max_chars=300)
        sent = st.form_submit_button(_("Rút lần nộp này"), icon=":material/undo:", disabled=who is None)
    if who is None:
        st.caption(_("Hãy khai họ tên ở thanh bên trước khi rút."))
    if sent and who is not None:
        withdraw(data.ledger(), who.actor, number, reason)
        st.rerun()


draw(page.start("history.py"))
