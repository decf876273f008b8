"""Khó khăn, vướng mắc: what units reported to leadership, what was decided, and what came of it (plan, III.2)."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from texts import N_
from ui import page, rights
from ui.data import fetch
from ui.difficulty import doubled, going_to, lists, record, waiting
from ui.figures import cards, counted, of_code
from ui.filters import Chosen
from ui.language import _

TABS: dict[str, Callable[[Chosen, pd.DataFrame], None]] = {
    N_("Chờ chỉ đạo"): lambda _chosen, rows: waiting.draw(rows),
    N_("Thực hiện chỉ đạo"): lists.directions,
    N_("Kiến nghị cấp trên"): lambda _chosen, rows: lists.higher(rows),
    N_("Tất cả khó khăn"): lambda _chosen, rows: lists.register(rows),
    N_("Đơn vị báo cáo"): lambda chosen, _rows: lists.units(chosen),
}
# What the Department does about them: which of them are one.
OF_THE_DEPARTMENT: dict[str, Callable[[Chosen, pd.DataFrame], None]] = {
    N_("Nghi nêu trùng"): lambda chosen, _rows: doubled.draw(chosen),
}
MOST_NAMED = 3
_TAB, _FIRST_TAB = "difficulty_tab", "difficulty_first_tab"


def draw(chosen: Chosen) -> None:
    """Draw the page for what was chosen: one difficulty where the address names it, else all of them."""
    if (number := going_to.asked()) and record.draw(chosen, number):
        st.session_state[_FIRST_TAB] = st.session_state.get(_TAB, 0)
        return
    _cards(chosen)
    _of_later_periods(chosen)
    rows = fetch("difficulties", **chosen.asked)
    offered = TABS if rights.own_unit() is not None else {**TABS, **OF_THE_DEPARTMENT}
    for tab, draw_tab in zip(_tabs(offered), offered.values(), strict=True):
        with tab:
            draw_tab(chosen, rows)


def _tabs(names: Iterable[str]) -> Sequence[Any]:
    """Draw the tabs, at first the one that was open before a difficulty was looked at."""
    labels = [_(name) for name in names]
    tabs = st.tabs(
        labels, key="difficulty_tabs", on_change="rerun", default=labels[st.session_state.get(_FIRST_TAB, 0)]
    )
    st.session_state[_TAB] = next((place for place, tab in enumerate(tabs) if tab.open), 0)
    return tabs


def _of_later_periods(chosen: Chosen) -> None:
    """Say that there is more than the period shows: what a later one brought in."""
    later = fetch("difficulties_of_later_periods", **chosen.asked)
    if later.empty:
        return
    told = ", ".join(f"{row['period_name']}: {row['difficulties']}" for row in later.to_dict("records"))
    words = _("Có khó khăn nêu ở kỳ sau kỳ đang chọn, chưa hiện ở đây ({told}). Chọn kỳ đó ở thanh bên để xem.")
    st.info(words.format(told=told), icon=":material/info:")


def _cards(chosen: Chosen) -> None:
    counts = counted(chosen)
    silent = list(fetch("silent_on_difficulties", **chosen.asked)["unit_name"])
    some = _("{n} đơn vị có nêu khó khăn").format(n=counts["difficulty_reports_some"])
    named = ", ".join(silent) if len(silent) <= MOST_NAMED else _("{n} đơn vị").format(n=len(silent))
    missing = named or _("mọi đơn vị đã báo cáo")
    if not counts["reports"]:
        some = missing = _("kỳ này không có lịch báo cáo")
    cards(
        [
            of_code("difficulties_waiting", counts, _("trên số chưa giải quyết xong")),
            of_code("difficulties_pressing", counts, _("trên số chưa giải quyết xong")),
            of_code("directions_overdue", counts, _("trên số ý kiến đang thực hiện")),
            of_code("difficulties_passed_on", counts, _("trên số phải kiến nghị cấp trên")),
            of_code("difficulty_reports_nil", counts, some),
            of_code("difficulty_reports_silent", counts, missing),
        ],
        key="difficulties",
    )


draw(page.start("difficulties.py"))
