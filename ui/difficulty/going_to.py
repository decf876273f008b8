"""Opening one difficulty, and going back to all of them, through the address."""

import streamlit as st

from ui import address
from ui.language import _

FIELD = "kk"


def asked() -> str:
    """The number the address asks for, of a difficulty or of a direction on it; "" for all of them."""
    return address.asked(FIELD)


def open_button(number: str, label: str, *, key: str, primary: bool = False) -> None:
    """Draw the button that opens one difficulty."""
    st.button(
        label,
        key=key,
        icon=":material/arrow_forward:",
        type="primary" if primary else "secondary",
        on_click=address.change,
        kwargs={FIELD: number},
    )


def back_button() -> None:
    """Draw the way back to all of them."""
    st.button(
        _("Tất cả khó khăn"),
        key="all_difficulties",
        icon=":material/arrow_back:",
        type="tertiary",
        on_click=address.change,
        kwargs={FIELD: ""},
    )
