"""What was joined to a difficulty because it repeats it, with the way to take that back."""

import streamlit as st

from ledger.difficulty_acts import part_difficulty
from ui import data, looking_back, person
from ui.data import fetch
from ui.failure import refusal_shown
from ui.language import _
from ui.plain import plain


def draw(number: str) -> None:
    """Draw the texts joined to the difficulty of that number; nothing where there are none."""
    for row in fetch("joined_difficulties", difficulty_no=number).to_dict("records"):
        other = str(row["difficulty_no"])
        with st.container(border=True, key=f"joined_{other}"):
            st.caption(plain(_("Ghép từ {number} ({period})").format(number=other, period=row["period_name"])))
            st.text(row["description"])
            if not person.may("parted"):
                continue
            who = person.actor()
            if st.button(
                _("Tách lại {number}").format(number=other),
                key=f"part_{other}",
                icon=":material/call_split:",
                disabled=who is None or bool(looking_back.only_reading()),
            ):
                _part(other, who)


def _part(number: str, who: person.Person | None) -> None:
    if who is None:
        return
    with refusal_shown():
        part_difficulty(data.ledger(), who.actor, number, _("Tách lại thành hai việc"))
        st.rerun()
