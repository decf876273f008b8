"""The browser's part of presenting: keys and buttons turn the slides, blacken the screen and leave."""

import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from reports.deck.slides import Slide
from texts import N_
from ui import address
from ui.language import _
from ui.navigation import DEFAULT_SCREEN, SCREENS
from ui.presenting.place import FIELD

_KEY = "turning"
_SESSION, _HEARD, _LEAVING = "turning_session", "turning_heard", "turning_leaving"
_WORDS = {
    "leave": N_("Thoát trình chiếu (Esc)"),
    "full": N_("Toàn màn hình"),
    "back": N_("Trang trước (←)"),
    "next": N_("Trang sau (→)"),
}
_PICTURES = {
    "leave": "M5 5l14 14M19 5L5 19",
    "full": "M3 9V3h6M15 3h6v6M21 15v6h-6M9 21H3v-6",
    "back": "M15 4l-8 8 8 8",
    "next": "M9 4l8 8-8 8",
}
_BUTTONS = "".join(
    f'<button type="button" data-go="{name}"><svg viewBox="0 0 24 24"><path d="{path}"/></svg></button>'
    for name, path in _PICTURES.items()
)
_TURNING = st.components.v2.component(
    "turning",
    html=f'<nav class="turning">{_BUTTONS}</nav><div class="turning-black" hidden></div>',
    js=(Path(__file__).resolve().parents[1] / "static" / "turning.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def draw(slides: Sequence[Slide], place: int) -> None:
    """Draw the buttons and listen to the keys; leaves the page once that was asked for."""
    if st.session_state.pop(_LEAVING, False):
        # The bound fields carry the address over: Streamlit lets nobody else write what they hold.
        st.switch_page(_way_out(), query_params={})
    told = {
        "slides": [slide.name for slide in slides],
        "sections": [slide.section.code if slide.section else slide.kind for slide in slides],
        "place": place,
        "heard": st.session_state.get(_HEARD, 0),
        "session": st.session_state.setdefault(_SESSION, secrets.token_hex(4)),
        "words": {name: _(word) for name, word in _WORDS.items()},
    }
    _TURNING(key=_KEY, data=told, on_turn_change=_turn)


def _turn() -> None:
    """Take what the browser asks for: the slide it wants to stand at in the end, however many keys led there."""
    asked: dict[str, Any] | None = st.session_state[_KEY].turn
    if not isinstance(asked, dict):
        return
    st.session_state[_HEARD] = asked.get("number", 0)
    name = asked.get("name")
    st.session_state[_LEAVING] = not name
    address.change(**{FIELD: str(name or "")})


def _way_out() -> Path:
    return next((screen for screen in SCREENS if screen.url_path == "ky-hop"), DEFAULT_SCREEN).path
