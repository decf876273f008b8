"""What waits for direction, whole texts to be read: the most severe or the longest first, each kind apart."""

from typing import Any

import pandas as pd
import streamlit as st

from texts import N_
from ui import person
from ui.difficulty import going_to, words
from ui.language import _
from ui.one_of import one_of

# Apart, and in this order: what leadership decides, on the plan's contents and on none, and what goes on to others.
GROUPS = {
    "blocked": N_("Đơn vị báo không thực hiện được, chờ ý kiến tiếp theo"),
    "replied": N_("Cấp trên đã trả lời, chờ Lãnh đạo Sở quyết định"),
    "department": N_("Chờ Lãnh đạo Sở cho ý kiến"),
    "general": N_("Khó khăn chung, không gắn với nội dung nào của Kế hoạch"),
    "higher": N_("Vượt thẩm quyền của Sở, cần kiến nghị cấp trên"),
    "own": N_("Đơn vị, Văn phòng tự xử lý nhưng đã để lâu"),
}
OPENS = {"higher": N_("Xem và kiến nghị {number}"), "own": N_("Xem {number}")}
OPENS_TO_DIRECT = N_("Xem và cho ý kiến {number}")
ORDERS = {"severity": N_("Nặng nhất trước"), "days": N_("Chờ lâu nhất trước")}
MOST = 30
_WHOLE = "waiting_shown_whole"


def draw(rows: pd.DataFrame) -> None:
    """Draw every difficulty that leadership must decide on; `rows` are those of the query difficulties."""
    waiting = rows[rows["waits_for_direction"].astype(bool)]
    if waiting.empty:
        st.info(_("Không có khó khăn nào đang chờ ý kiến chỉ đạo."), icon=":material/check_circle:")
        return
    order = one_of(_("Xếp theo"), ORDERS, key="waiting_order")
    if order == "days":
        waiting = waiting.sort_values("days_waiting", ascending=False, kind="stable")
    for code, heading in GROUPS.items():
        group = waiting[waiting["waits_as"] == code]
        if not group.empty:
            st.subheader(f"{_(heading)} ({len(group)})", anchor=False)
            _group(code, group)


def in_order(rows: pd.DataFrame) -> list[str]:
    """The numbers of what waits, as the list has them: group by group."""
    waiting = rows[rows["waits_for_direction"].astype(bool)]
    return [number for code in GROUPS for number in waiting.loc[waiting["waits_as"] == code, "difficulty_no"]]


def _group(track: str, group: pd.DataFrame) -> None:
    every = track in st.session_state.get(_WHOLE, ())
    for held in group.head(len(group) if every else MOST).to_dict("records"):
        _card({str(name): value for name, value in held.items()})
    if len(group) > MOST and not every:
        st.button(
            _("Xem cả {n} khó khăn").format(n=len(group)),
            key=f"show_every_{track}",
            on_click=_show_whole,
            args=(track,),
        )


def _show_whole(track: str) -> None:
    st.session_state[_WHOLE] = {*st.session_state.get(_WHOLE, ()), track}


def _card(held: dict[str, Any]) -> None:
    number = str(held["difficulty_no"])
    with st.container(border=True, key=f"waiting_{number}"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(f"**{words.head(held)}**", width="content")
            words.badges(held, with_status=False)
        st.text(held["description"])
        words.labelled(held, "cause", N_("Nguyên nhân"))
        words.labelled(held, "proposal", N_("Đề xuất, kiến nghị"))
        words.decided_so_far(held)
        opens = OPENS.get(str(held["waits_as"]), OPENS_TO_DIRECT) if person.may("directed") else OPENS["own"]
        label = _(opens)
        going_to.open_button(number, label.format(number=number), key=f"open_{number}")
