"""What files that came after the reception say differently: taken over or left, field by field."""

from typing import Any

import streamlit as st

from domain.sheets.nominations import NOMINATIONS
from ledger.nomination_rulings import Said, answer_differences
from texts import formats
from ui import data, page, person
from ui.data import fetch
from ui.dossiers.outcomes import remember
from ui.failure import refusal_shown
from ui.language import _
from ui.plain import plain


def draw(held: dict[str, Any]) -> None:
    """Draw each difference of one nomination with its two answers; nothing where there is none."""
    number = str(held["nomination_no"])
    rows = fetch("nomination_differences", plan_id=held["plan_id"], nomination_no=number, unit_code=None)
    if rows.empty:
        return
    st.subheader(_("Tệp gửi sau nêu khác"), anchor=False)
    st.caption(_("Hồ sơ đã tiếp nhận nên tệp gửi sau không tự thay nội dung. Văn phòng chọn từng điểm."))
    who = None if page.only_reading() else person.actor()
    for row in rows.to_dict("records"):
        _difference(number, {str(name): value for name, value in row.items()}, who)


def _difference(number: str, row: dict[str, Any], who: person.Person | None) -> None:
    field = str(row["field"])
    heading = _(NOMINATIONS.column(field).heading)
    with st.container(border=True, key=f"difference_{field}"):
        st.markdown(f"**{plain(heading)}**")
        st.text(_("Đang dùng: {text}").format(text=row["held"] or formats.NOTHING))
        st.text(_("Tệp gửi sau ({file}): {text}").format(file=row["source_file"], text=row["proposed"]))
        if not person.may("accepted", "refused"):
            return
        with st.container(horizontal=True):
            for is_accepted, label in ((True, _("Dùng nội dung mới")), (False, _("Giữ nội dung đang dùng"))):
                if st.button(label, key=f"answer_{field}_{is_accepted}", disabled=who is None) and who is not None:
                    _answer(number, field, str(row["proposed"]), who, is_accepted=is_accepted)


def _answer(number: str, field: str, value: str, who: person.Person, *, is_accepted: bool) -> None:
    with refusal_shown():
        outcome = answer_differences(data.ledger(), who.actor, number, {field: value}, Said(), is_accepted=is_accepted)
        remember(_("Đã ghi trả lời về nội dung tệp gửi sau nêu."), [outcome])
        st.rerun()
