"""Khó khăn, vướng mắc: what units reported to leadership, what was decided, and what came of it (plan, III.2)."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from texts import N_
from ui import page
from ui.data import fetch
from ui.difficulty import doubled, going_to, lists, meetings, record, waiting
from ui.figures import cards, counted, of_code
from ui.filters import Chosen
from ui.language import _

TABS = (
    N_("Chờ chỉ đạo"),
    N_("Thực hiện chỉ đạo"),
    N_("Kiến nghị cấp trên"),
    N_("Tất cả khó khăn"),
    N_("Đơn vị báo cáo"),
    N_("Kỳ họp, thông báo"),
    N_("Nghi nêu trùng"),
)
_TAB = "difficulty_tab"


def draw(chosen: Chosen) -> None:
    """Draw the page for what was chosen: one difficulty where the address names it, else all of them."""
    if (number := going_to.asked()) and record.draw(chosen, number):
        return
    _cards(chosen)
    rows = fetch("difficulties", **chosen.asked)
    tabs = _tabs()
    with tabs[0]:
        waiting.draw(rows)
    with tabs[1]:
        lists.directions(chosen, rows)
    with tabs[2]:
        lists.higher(rows)
    with tabs[3]:
        lists.register(rows)
    with tabs[4]:
        lists.units(chosen)
    with tabs[5]:
        meetings.draw(chosen)
    with tabs[6]:
        doubled.draw(chosen)


def _tabs() -> Sequence[Any]:
    """Draw the tabs, the one that was open before a difficulty was looked at still open."""
    labels = [_(name) for name in TABS]
    tabs = st.tabs(labels, key="difficulty_tabs", on_change="rerun", default=labels[st.session_state.get(_TAB, 0)])
    st.session_state[_TAB] = next((place for place, tab in enumerate(tabs) if tab.open), 0)
    return tabs


def _cards(chosen: Chosen) -> None:
    counts = counted(chosen)
    silent = ", ".join(fetch("silent_on_difficulties", **chosen.asked)["unit_name"])
    some = _("{n} đơn vị có nêu khó khăn").format(n=counts["difficulty_reports_some"])
    cards(
        [
            of_code("difficulties_waiting", counts, _("trên số chưa giải quyết xong")),
            of_code("difficulties_pressing", counts, _("trên số chưa giải quyết xong")),
            of_code("directions_overdue", counts, _("trên số ý kiến đang thực hiện")),
            of_code("difficulties_passed_on", counts, _("trên số phải kiến nghị cấp trên")),
            of_code("difficulty_reports_nil", counts, some),
            of_code("difficulty_reports_silent", counts, silent or _("mọi đơn vị đã báo cáo")),
        ],
        key="difficulties",
    )


draw(page.start("difficulties.py"))
