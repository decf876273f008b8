"""What was reported and decided on difficulties like this one, in this plan and in earlier ones."""

from typing import Any

import streamlit as st

from etl.likeness import ranked
from texts import N_, formats
from ui import status
from ui.data import fetch
from ui.difficulty import going_to
from ui.difficulty.words import labelled
from ui.language import _
from ui.plain import plain

MOST = 4


def draw(held: dict[str, Any]) -> None:
    """Draw the likest ones, those that say how it was settled; likeness of words is no more than that."""
    st.subheader(_("Khó khăn tương tự và cách đã giải quyết"), anchor=False)
    others = fetch("decided_before", difficulty_no=held["difficulty_no"]).set_index("difficulty_no", drop=False)
    texts = dict(zip(others["difficulty_no"], others["description"], strict=True))
    found = ranked(str(held["description"]), texts, most=MOST)
    if not found:
        st.caption(_("Chưa có khó khăn nào có lời gần giống trong các Kế hoạch đã có."))
        return
    for number, _likeness in found:
        _one({str(name): value for name, value in others.loc[number].items()})


def _one(other: dict[str, Any]) -> None:
    number = str(other["difficulty_no"])
    with st.container(border=True, key=f"similar_{number}"):
        state = status.find(status.DIFFICULTY, other["status"]).text()
        st.markdown(plain(f"{number} · {other['unit_name']} · {other['plan_title']} · {state}"))
        st.text(other["description"])
        labelled(other, "direction", N_("Ý kiến chỉ đạo"))
        if isinstance(other["direction"], str):
            st.caption(plain(f"{other['directed_by']}, {formats.date(other['directed_on'])}"))
        labelled(other, "response", N_("Kết quả thực hiện"))
        labelled(other, "resolution", N_("Kết thúc"))
        going_to.open_button(number, _("Mở {number}").format(number=number), key=f"open_similar_{number}")
