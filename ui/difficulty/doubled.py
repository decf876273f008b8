"""Difficulties of one unit with like wording: proposed to the Office as the same, which alone says so."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from domain.people import Actor
from etl.likeness import Compared
from ledger import Ledger
from ledger.difficulty_acts import join_difficulty, keep_difficulties_apart
from texts import N_
from ui import data, page, person
from ui.chosen_row import chosen_row, source_line
from ui.data import fetch
from ui.difficulty import going_to
from ui.failure import refusal_shown
from ui.filters import Chosen
from ui.language import _
from ui.plain import plain
from ui.tables import Column

_MOST_LOOKED_AT = 20
TOLD_AGAIN = (
    Column("difficulty_no", N_("Số"), width=112),
    Column("unit_name", N_("Đơn vị"), width=136),
    Column("description", N_("Khó khăn, vướng mắc"), width=380),
    Column("period_name", N_("Nêu lại ở kỳ"), width=130),
    Column("received_on", N_("Ngày nhận"), "date", width=98),
    Column("resolved_on", N_("Đã kết thúc ngày"), "date", width=122),
    Column("resolution", N_("Kết quả giải quyết"), width=280),
)
Act = Callable[[Ledger, Actor, str, str, str], None]


def draw(chosen: Chosen) -> None:
    """Draw what was told again after closing, and each pair that may be the same with the two answers to it."""
    _told_again(chosen)
    st.caption(
        _(
            "Lời gần giống nhau chỉ để gợi ý. Khi ghép, khó khăn sau được theo dõi dưới số của khó khăn trước; "
            "tách lại được."
        )
    )
    pairs = _pairs(fetch("possible_joins", **chosen.asked))
    if not pairs:
        st.info(_("Không có khó khăn nào nghi nêu trùng."), icon=":material/check_circle:")
        return
    who = None if page.only_reading() else person.ask("joined", "kept_apart", key="doubled")
    for later, earlier in pairs:
        _pair(later, earlier, who)


def _told_again(chosen: Chosen) -> None:
    """Draw what a unit tells again though it was closed; nothing where there is none."""
    rows = fetch("told_after_closing", **chosen.asked)
    if rows.empty:
        return
    st.subheader(_("Đã kết thúc nhưng đơn vị nêu lại"), anchor=False)
    chosen_row(
        rows,
        TOLD_AGAIN,
        _closed,
        by="difficulty_no",
        key="told_again",
        title=_("Đã kết thúc nhưng đơn vị nêu lại"),
        empty="",
        lines_per_row=3,
    )
    st.subheader(_("Nghi nêu trùng"), anchor=False)


def _closed(row: "pd.Series[Any]") -> None:
    number = str(row["difficulty_no"])
    st.text(row["description"])
    going_to.open_button(number, _("Mở {number}").format(number=number), key=f"open_again_{number}")
    source_line(row, "difficulties", key=f"again_{number}")


def _pairs(rows: pd.DataFrame) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """The later beside the earlier one that it is likest to, unit by unit."""
    held = {str(row["difficulty_no"]): {str(k): v for k, v in row.items()} for row in rows.to_dict("records")}
    told = tuple(
        (number, str(row["unit_code"]), str(row["description"]), bool(row["is_free"]), tuple(row["apart_from"]))
        for number, row in held.items()
    )
    return [(held[later], held[earlier]) for later, earlier in _likest(told)]


@st.cache_data(max_entries=50, show_spinner=False)
def _likest(told: tuple[tuple[str, str, str, bool, tuple[str, ...]], ...]) -> list[tuple[str, str]]:
    """Numbers of later and earlier ones of a unit; told: number, unit, text, is free to be joined, told apart from."""
    found = []
    for unit in dict.fromkeys(row[1] for row in told):
        own = [row for row in told if row[1] == unit]
        compared = Compared({number: text for number, _unit, text, _free, _apart in own})
        for number, _unit, text, is_free, apart in own:
            like = [other for other, _ in compared.ranked(text, most=_MOST_LOOKED_AT)] if is_free else []
            earlier = next((other for other in like if other < number and other not in apart), None)
            if earlier:
                found.append((number, earlier))
    return found


def _pair(later: dict[str, Any], earlier: dict[str, Any], who: person.Person | None) -> None:
    number, other = str(later["difficulty_no"]), str(earlier["difficulty_no"])
    with st.container(border=True, key=f"pair_{number}_{other}"):
        for row in (earlier, later):
            told = " · ".join((row["difficulty_no"], row["unit_name"], row["period_name"]))
            st.markdown(f"**{plain(told)}**")
            st.text(row["description"])
        if who is None:
            return
        with st.container(horizontal=True):
            label = _("Là một: ghép {later} vào {earlier}").format(later=number, earlier=other)
            if st.button(label, key=f"join_{number}_{other}", icon=":material/merge:"):
                _do(join_difficulty, number, other, _("Nêu trùng với {number}").format(number=other), who)
            if st.button(_("Là hai việc khác nhau"), key=f"apart_{number}_{other}"):
                _do(keep_difficulties_apart, number, other, _("Không trùng với {number}").format(number=other), who)


def _do(act: Act, number: str, other: str, text: str, who: person.Person) -> None:
    with refusal_shown():
        act(data.ledger(), who.actor, number, other, text)
        st.rerun()
