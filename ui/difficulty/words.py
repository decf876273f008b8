"""What is said of a difficulty beside its text: badges, clocks, places."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from domain.choices import ADDRESSEE
from domain.states import DIFFICULTY_CLOCKS
from texts import N_, formats
from ui import status
from ui.language import _, language
from ui.plain import plain

_CLOCKS = {
    "direction": N_("chờ ý kiến chỉ đạo {days} ngày"),
    "higher": N_("chờ Sở kiến nghị cấp trên {days} ngày"),
    "own": N_("đơn vị, Văn phòng đang xử lý, đã {days} ngày"),
    "deadline": N_("quá hạn chỉ đạo {days} ngày"),
    "reply": N_("chờ cấp trên trả lời {days} ngày"),
    "closing": N_("chờ kết thúc {days} ngày"),
}


def badges(held: Mapping[str, Any], *, with_status: bool) -> None:
    """Draw state, severity and escalation, each as symbol and word, and the clock that runs in words."""
    shown = [("status", status.DIFFICULTY)] if with_status else []
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for name, statuses in (*shown, ("severity", status.SEVERITY), ("escalation", status.ESCALATION)):
            if isinstance(held[name], str):
                found = status.find(statuses, held[name])
                st.badge(found.text(), color=status.badge_colour(found))
        if held["reopened_count"]:
            st.badge(_("↺ Mở lại lần {n}").format(n=held["reopened_count"]), color="red")
        if words := clock(held):
            st.text(words, width="content")


def clock(held: Mapping[str, Any]) -> str:
    """For instance "chờ ý kiến chỉ đạo 27 ngày"; "" while no clock runs."""
    if held["clock"] not in DIFFICULTY_CLOCKS.codes or pd.isna(held["days_waiting"]):
        return ""
    words = _CLOCKS.get(str(held["waits_as"]), _CLOCKS[str(held["clock"])])
    return _(words).format(days=formats.number(int(held["days_waiting"]), language()))


def head(held: Mapping[str, Any]) -> str:
    """Number, unit and, where there is one, item: "KK-2023-014 · Phòng XDCQ&CTTN · nội dung 5.3"."""
    parts = [str(held["difficulty_no"]), str(held["unit_name"])]
    if isinstance(held["item_code"], str):
        parts.append(_("nội dung {code}").format(code=held["item_code"]))
    return plain(" · ".join(parts))


def labelled(held: Mapping[str, Any], name: str, heading: str) -> None:
    """Draw a heading and the text below it, as typed; nothing where there is no text."""
    if isinstance(held[name], str) and held[name]:
        with st.container(gap=None):
            st.caption(_(heading))
            st.text(held[name])


def decided_so_far(held: Mapping[str, Any]) -> None:
    """Draw what leadership must know before it decides once more: why it was reopened, direction, answer, reply."""
    labelled(held, "reopen_reason", N_("Lý do mở lại"))
    labelled(held, "direction", N_("Ý kiến chỉ đạo trước đây"))
    labelled(held, "response", N_("Kết quả thực hiện"))
    labelled(held, "reply", N_("Trả lời của cấp trên"))


def body(code: object) -> str:
    """The name of the body a difficulty is for, a dash where nobody said."""
    return _(ADDRESSEE.label(code)) if isinstance(code, str) else formats.NOTHING
