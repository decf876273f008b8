"""Đề nghị khen thưởng: titles and forms apart, the way to the award, and what the plan stresses."""

import streamlit as st

from domain.catalogue import FAMILY_LABELS, Family
from domain.nominations import APPRAISED, SCOPES
from texts import N_
from ui import page
from ui.data import fetch
from ui.filters import Chosen
from ui.language import _
from ui.nominations import appraised, headroom, ladder, stresses
from ui.nominations import family as nominations
from ui.nominations.scopes import scopes

OTHERS = {
    N_("Kế hoạch nhấn mạnh"): stresses.draw,
    N_("Số suất còn lại"): headroom.draw,
    N_("Thành tích qua các năm"): ladder.draw,
}


def draw(chosen: Chosen) -> None:
    """Draw the page for what was chosen: one tab a family, never counted together; others' files apart."""
    counted = fetch("nomination_figures", **chosen.asked).set_index("family")
    labels = [f"{_(FAMILY_LABELS[family])} ({counted.loc[family.value, 'total']})" for family in Family]
    others = {**OTHERS, SCOPES.label(APPRAISED): appraised.draw} if APPRAISED in scopes(chosen) else OTHERS
    tabs = st.tabs([*labels, *(_(name) for name in others)])
    for family, tab in zip(Family, tabs, strict=False):
        with tab:
            nominations.draw(chosen, family, counted.loc[family.value])
    for draw_other, tab in zip(others.values(), tabs[len(Family) :], strict=True):
        with tab:
            draw_other(chosen)


draw(page.start("nominations.py"))
