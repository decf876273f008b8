"""How the ledger is kept: the last backup and its drill, the next one, and what to do where none is set up."""

import os
from datetime import datetime

import streamlit as st

from domain.clock import now_utc
from domain.people import Role
from ledger.keeping.schedule import Standing, Try, standing
from texts import N_, formats
from ui import data, nightly
from ui.language import _, language
from ui.plain import plain

_ELSEWHERE = "D:\\sao-luu" if os.name == "nt" else "/mnt/sao-luu"
SET_UP_BY = f'python -m etl settings set backup_folder "{_ELSEWHERE}" --by "Họ và tên"'
NOT_SET_UP = N_("Chưa đặt sao lưu tự động. Văn phòng đặt thư mục trên một ổ đĩa khác bằng lệnh dưới đây.")
NONE_YET = N_("Chưa có bản sao lưu nào; bản đầu tiên được lập trong vài phút tới.")
NO_DRILL = N_("Chưa diễn tập khôi phục lần nào.")
GOOD, FAILED = N_("Thành công"), N_("Không thành công")
LAST_FAILED = N_("Lần sao lưu gần nhất không thành công: {reason}")
DRILL_FAILED = N_("Lần diễn tập khôi phục gần nhất không thành công: {reason}")
TOO_OLD = N_(
    "Bản sao lưu gần nhất lập lúc {moment}, đã quá hai ngày. Hãy kiểm tra thư mục sao lưu và máy chạy chương trình."
)
NOT_WHOLE = N_("Khi mở chương trình, sổ có chỗ không đúng. Chạy “python -m etl verify” để xem đủ.")


def draw() -> None:
    """Draw how backups stand, for the Office and leadership, nothing for others; raises LedgerError."""
    if data.viewer().role not in (Role.OFFICE, Role.LEADERSHIP):
        return
    held, now = standing(data.ledger()), now_utc()
    st.subheader(_("Sao lưu"), anchor=False)
    for sentence in warnings(held, now):
        st.error(plain(sentence), icon=":material/error:")
    if not held.is_set_up:
        st.info(_(NOT_SET_UP), icon=":material/backup:")
        st.code(SET_UP_BY, language=None, wrap_lines=True)
        return
    with st.container(horizontal=True, key="backups"):
        _card(_("Bản sao lưu gần nhất"), held.last, _(NONE_YET))
        _card(_("Diễn tập khôi phục gần nhất"), held.drill, _(NO_DRILL))
        with st.container(border=True, width=340):
            st.caption(_("Sao lưu hằng ngày"))
            st.text(_("Lần tới: {moment}").format(moment=formats.date_time(held.next_due(now))))
            st.text(_("Giữ {keep} bản trong {folder}").format(keep=held.keep, folder=held.folder))


def warnings(held: Standing, now: datetime) -> list[str]:
    """Return what somebody must look after, as sentences; none while all is well."""
    found = []
    if nightly.faults():
        found.append(" ".join([_(NOT_WHOLE), nightly.faults()[0].say(language())]))
    if held.last and not held.last.is_good:
        found.append(_(LAST_FAILED).format(reason=held.last.failed))
    if held.drill and not held.drill.is_good:
        found.append(_(DRILL_FAILED).format(reason=held.drill.failed))
    if held.last_good and held.is_old(now):
        found.append(_(TOO_OLD).format(moment=formats.date_time(held.last_good.at)))
    return found


def _card(title: str, tried: Try | None, nothing: str) -> None:
    with st.container(border=True, width=340):
        st.caption(title)
        if tried is None:
            st.text(nothing)
            return
        sign, word = ("✓", GOOD) if tried.is_good else ("▲", FAILED)
        st.text(f"{sign} {_(word)}, {formats.date_time(tried.at)}")
        if tried.name:
            size = f" · {formats.number(tried.size / 1_000_000, language(), decimals=1)} MB" if tried.size else ""
            st.text(f"{tried.name}{size}")
