"""Hồ sơ khen thưởng: the Office's desk, where each nomination stands, what it lacks and what is done with it."""

import streamlit as st

from texts import N_
from ui import page, person, rights
from ui.dossiers import board, council, documents, lists, namesakes, outcomes, record
from ui.filters import Chosen
from ui.language import _
from ui.nominations.opening import NOMINATION

TABS = {
    N_("Bảng theo dõi"): board.draw,
    N_("Họp Hội đồng"): council.draw,
    N_("Đối chiếu danh sách"): lists.draw,
    N_("Nghi trùng người"): namesakes.draw,
    N_("Lập văn bản"): documents.draw,
}


def draw(chosen: Chosen) -> None:
    """Draw the desk for what was chosen: one nomination where the address names it, else all of them.

    A unit has the board only, where it reads how its own nominations stand.
    """
    outcomes.say()
    if (number := NOMINATION.asked()) and record.draw(chosen, number):
        return
    if rights.own_unit() is not None:
        board.draw(chosen)
        return
    offered = {name: draw for name, draw in TABS.items() if draw is not council.draw or person.may("council")}
    tabs = st.tabs([_(name) for name in offered], key="dossier_tabs", on_change="rerun")
    shown = next((place for place, tab in enumerate(tabs) if tab.open), 0)
    # Only the one that is open is worked out.
    with tabs[shown]:
        list(offered.values())[shown](chosen)


draw(page.start("dossiers.py"))
