"""Going from one screen to another with what the address carries."""

import streamlit as st

from ui import address
from ui.navigation import PAGES
from ui.rights import may_open


def button(label: str, *, opens: str, key: str, icon: str = ":material/arrow_forward:", **codes: str) -> None:
    """Draw a button that opens the screen of that file (`opens`) with these codes in the address, the others kept.

    Nothing is drawn where the screen isn't for who looks.
    """
    if not may_open(opens):
        return
    # The fields of the address are drawn by then: only a callback may still change them.
    if st.button(label, key=key, icon=icon, type="tertiary", on_click=_change, args=(codes,)):
        # The bound fields carry the address over: Streamlit lets nobody else write what they hold.
        st.switch_page(PAGES / opens, query_params={})


def _change(codes: dict[str, str]) -> None:
    address.change(**codes)
