"""Đề nghị khen thưởng: titles and forms apart, the way to the award, and what the plan stresses."""

import streamlit as st

from domain.catalogue import FAMILY_LABELS, Family
from domain.nominations import APPRAISED, SCOPES
from texts import N_
from ui import page, rights
from ui.data import fetch
from ui.filters import Chosen
from ui.language import _
from ui.nominations import appraised, headroom, ladder, stresses
from ui.nominations import family as nominations
from ui.nominations.scopes import scopes

# Each with the query it is drawn from: a tab is offered to who may ask that.
OTHERS = {
    N_("Kế hoạch nhấn mạnh"): ("stresses", stresses.draw),
    N_("Số suất còn lại"): ("eligibility_roster", headroom.draw),
    N_("Thành tích qua các năm"): ("eligibility_history", ladder.draw),
}


def draw(chosen: Chosen) -> None:
    """Draw the page for what was chosen: one tab a family, never counted together; others' files apart."""
    counted = fetch("nomination_figures", **chosen.asked).set_index("family")
    labels = [f"{_(FAMILY_LABELS[family])} ({counted.loc[family.value, 'total']})" for family in Family]
    others = {name: draw_other for name, (query, draw_other) in OTHERS.items() if rights.may_ask(query)}
    if APPRAISED in scopes(chosen):
        others[SCOPES.label(APPRAISED)] = appraised.draw
    tabs = st.tabs([*labels, *(_(name) for name in others)])
    for family, tab in zip(Family, tabs, strict=False):
        with tab:
            nominations.draw(chosen, family, counted.loc[family.value])
    for draw_other, tab in zip(others.values(), tabs[len(Family) :], strict=True):
        with tab:
            draw_other(chosen)


draw(page.start("nominations.py"))
