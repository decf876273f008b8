"""Difficulties of one unit with like wording: proposed to the Office as the same, which alone says so."""

from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd
import streamlit as st

from domain.people import Actor, Role
from etl.likeness import ranked
from ledger import Ledger
from ledger.difficulty_acts import join_difficulty, keep_difficulties_apart
from ledger.errors import ActRefused
from ui import data, page, person
from ui.data import fetch
from ui.filters import Chosen
from ui.language import _
from ui.plain import plain

Act = Callable[[Ledger, Actor, str, str, str], None]


def draw(chosen: Chosen) -> None:
    """Draw each pair that may be the same, the later beside the earlier, and the two answers to it."""
    st.caption(
        _(
            "Lời gần giống nhau chỉ để gợi ý. Khi ghép, khó khăn sau được theo dõi dưới số của khó khăn trước; "
            "tách lại được."
        )
    )
    pairs = list(_pairs(fetch("possible_joins", **chosen.asked)))
    if not pairs:
        st.info(_("Không có khó khăn nào nghi nêu trùng."), icon=":material/check_circle:")
        return
    who = None if page.only_reading() else person.ask(key="doubled")
    for later, earlier in pairs:
        _pair(later, earlier, who)


def _pairs(rows: pd.DataFrame) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    held = {str(row["difficulty_no"]): {str(k): v for k, v in row.items()} for row in rows.to_dict("records")}
    for number, later in held.items():
        if later["status"] != "reported":
            continue
        earlier = {
            other: str(row["description"])
            for other, row in held.items()
            if row["unit_code"] == later["unit_code"] and other < number and other not in list(later["apart_from"])
        }
        yield from ((later, held[other]) for other, _likeness in ranked(str(later["description"]), earlier, most=1))


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
    try:
        act(data.ledger(), Actor(who.name, Role(who.role)), number, other, text)
    except ActRefused as reason:
        st.error(plain(_(reason.sentence).format(**reason.words)))
        return
    st.rerun()
