"""One list: the unit's workbook, the minutes, the draft decision and the ledger compared person by person."""

import pandas as pd
import streamlit as st

from domain.findings import Finding
from domain.rejects import Reject
from etl.context import Context, read_context
from etl.lists.compare import Reconciled, reconcile
from etl.lists.model import NomineeList
from etl.lists.read import read_list
from etl.lists.recorded import recorded_list
from etl.lists.wording import list_name, sentence
from etl.messages import message
from texts import N_, formats
from ui import data
from ui.filters import Chosen
from ui.language import _, language
from ui.plain import plain
from ui.tables import Column, table

ENDINGS = ["xlsx", "xlsm", "xls", "ods", "csv", "docx"]
WHAT = N_(
    "Chọn một tệp để so với sổ, hoặc hai, ba tệp để so với nhau: bảng tính của đơn vị, biên bản họp, dự thảo quyết "
    "định. Tệp chỉ được đọc để so, không ghi vào sổ."
)
DIFFERENCES = (Column("told", N_("Chưa khớp, cần sửa ở đâu"), width=1040),)
PROPOSALS = (Column("told", N_("Có thể là cùng một người"), width=1040),)
UNREAD = (
    Column("list", N_("Danh sách"), width=260),
    Column("place", N_("Vị trí"), width=200),
    Column("told", N_("Vì sao không đọc"), width=560),
)


def draw(chosen: Chosen) -> None:
    """Draw the files to compare, and what does not agree between them."""
    st.caption(_(WHAT))
    uploaded = st.file_uploader(
        _("Thả các danh sách cần so vào đây"), type=ENDINGS, accept_multiple_files=True, key="lists_to_compare"
    )
    with_ledger = st.toggle(_("So cả với hồ sơ đã có trong sổ"), value=True, key="lists_with_ledger")
    if not uploaded:
        return
    context = read_context(data.ledger())
    lists = [found for file in uploaded if (found := _read(file.name, file.getvalue(), context)) is not None]
    if with_ledger:
        lists.append(recorded_list(data.rows, context, chosen.plan_id, chosen.unit_code))
    if chosen.unit_code:
        lists = [listed.of_unit(chosen.unit_code) for listed in lists]
    if len(lists) < 2:
        st.info(_("Cần ít nhất hai danh sách để so."), icon=":material/info:")
        return
    _told(reconcile(lists), context)


def _read(name: str, content: bytes, context: Context) -> NomineeList | None:
    try:
        return read_list(name, content, context)
    except Reject as reason:
        words = message(Finding(reason.code, words=reason.words), language())
        st.error(plain(f"{name}: {words}"))
        return None


def _told(found: Reconciled, context: Context) -> None:
    awards = {code: award.name for code, award in context.awards.items()}
    told = _("{list}: {n} đề nghị")
    counts = [
        told.format(list=list_name(held, language()), n=formats.number(len(held.mentions), language()))
        for held in found.lists
    ]
    st.text(" · ".join(counts))
    for held in found.lists:
        if held.not_seen:
            what = ", ".join(_(part) for part in held.not_seen)
            told = _("Không thấy được trong {list}: {what}.")
            st.caption(plain(told.format(list=list_name(held, language()), what=what)))
    if found.agrees:
        st.success(_("Các danh sách khớp nhau."), icon=":material/check_circle:")
    for columns, is_proposal, key in ((DIFFERENCES, False, "differences"), (PROPOSALS, True, "proposals")):
        kept = [one for one in found.differences if one.is_proposal == is_proposal]
        said = [sentence(one, found.lists, awards, language()) for one in kept]
        if said:
            st.subheader(f"{_(columns[0].heading)} ({formats.number(len(said), language())})", anchor=False)
            frame = pd.DataFrame({"told": said})
            table(frame, columns, empty="", key=f"lists_{key}", title=_(columns[0].heading), lines_per_row=2)
    unread = [
        {"list": list_name(held, language()), "place": one.place.say(language()), "told": one.say(language())}
        for held in found.lists
        for one in held.unread
    ]
    if unread:
        with st.expander(_("Phần không đọc ({n})").format(n=len(unread)), key="lists_unread"):
            table(pd.DataFrame(unread), UNREAD, empty="", key="lists_unread_rows", title=_("Phần không đọc"))
