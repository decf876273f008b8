"""The field in the sidebar that opens Tra cứu from every page with what was typed."""

import streamlit as st

from ui import address
from ui.language import _
from ui.navigation import PAGES, SCREENS

FIELD = "q"
FILE = "search.py"
_BOX, _GO = "search_box", "search_go"


def draw(url_path: str) -> None:
    """Draw the field, but on the search screen, which has its own; `url_path` is the screen being opened."""
    if st.session_state.pop(_GO, False):
        # The bound fields carry the address over: Streamlit lets nobody else write what they hold.
        st.switch_page(PAGES / FILE, query_params={})
    if url_path == next(screen.url_path for screen in SCREENS if screen.file == FILE):
        return
    # The field is a door, not a place: what was typed lives in the address and stands on the search screen.
    st.session_state[_BOX] = ""
    st.text_input(
        _("Tra cứu"),
        key=_BOX,
        on_change=_search,
        placeholder=_("Tra cứu"),
        icon=":material/search:",
        label_visibility="collapsed",
        max_chars=200,
    )


def _search() -> None:
    typed = str(st.session_state[_BOX]).strip()
    if typed:
        address.change(**{FIELD: typed})
        st.session_state[_GO] = True
