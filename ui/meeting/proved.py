"""What a closed meeting saw, proved on the screen: computed again and compared with what was kept."""

import pandas as pd
import streamlit as st

from reports.deck.model import Deck
from reports.deck.proof import Difference, Proof, prove
from texts import N_, formats
from ui import data
from ui.language import _, language
from ui.plain import plain
from ui.tables import Column, table

DIFFERENCES = (
    Column("title", N_("Phần số liệu"), width=320),
    Column("stored", N_("Số dòng đã lưu"), "number", width=130),
    Column("found", N_("Số dòng tính lại"), "number", width=130),
    Column("what", N_("Khác ở đâu"), width=300),
)
WITHOUT_PICTURE = N_(
    "Kỳ họp này kết thúc khi chương trình chưa lưu số liệu nên không có gì để đối chiếu; số liệu hiện ra là của cuối "
    "ngày họp."
)


def draw(deck: Deck, meeting_id: str) -> None:
    """Say that the figures are those that were kept, or exactly what differs and what that may mean."""
    proof = prove(deck, data.rows("meeting_totals", meeting_id=meeting_id))
    if proof is None:
        st.info(_(WITHOUT_PICTURE), icon=":material/info:")
    elif proof.is_equal:
        told = _(
            "Số liệu tính lại khớp với số liệu đã lưu khi kết thúc: {sections} phần, {rows} dòng, mã {code}."
        ).format(
            sections=formats.number(proof.sections, language()),
            rows=formats.number(proof.rows, language()),
            code=proof.code,
        )
        st.success(told, icon=":material/verified:")
    else:
        _differences(proof, meeting_id)


def _differences(proof: Proof, meeting_id: str) -> None:
    told = _(
        "Số liệu tính lại khác với số liệu đã lưu khi kết thúc ở {n}/{sections} phần: mã đã lưu {code}, mã tính lại "
        "{found}."
    ).format(n=len(proof.differences), sections=proof.sections, code=proof.code, found=proof.found_code)
    st.error(plain(told), icon=":material/difference:")
    if not proof.is_as_told:
        said = _("Nhật ký ghi mã {told} khi kết thúc: số liệu đã lưu của kỳ họp đã bị sửa bên ngoài chương trình.")
        st.error(plain(said.format(told=proof.told_code)), icon=":material/gpp_bad:")
    rows = [
        {"title": one.title, "stored": one.stored, "found": one.found, "what": _what(one)} for one in proof.differences
    ]
    table(
        pd.DataFrame(rows).astype({"stored": "Int64", "found": "Int64"}),
        DIFFERENCES,
        empty="",
        key=f"differences_{meeting_id}",
        title=_("Phần khác với số liệu đã lưu của kỳ họp {meeting}").format(meeting=meeting_id),
    )
    st.text(
        _(
            "Có thể do phiên bản chương trình sau đó đã đổi cách tính hoặc cách trình bày một phần (phiên bản lúc kết "
            "thúc có ở Nhật ký, việc “Đóng kỳ họp”), hoặc sổ bị sửa bên ngoài chương trình: đối chiếu với tài liệu đã "
            "mang đi từ kỳ họp và với bản sao lưu."
        )
    )


def _what(one: Difference) -> str:
    if one.stored is None:
        return _("Phần này khi đó chưa có")
    if one.found is None:
        return _("Phần này nay không còn")
    return _("Nội dung các dòng") if one.stored == one.found else _("Số dòng")
