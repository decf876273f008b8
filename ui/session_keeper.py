"""The browser's part of a session: the way out, and leaving for the sign-in page once the session has ended."""

from pathlib import Path

import streamlit as st

from ui.language import _, language

_KEEPER = st.components.v2.component(
    "session_keeper",
    html='<a class="sign-out"></a>',
    css="""
    .sign-out {
        color: #1f5a96;
        font-size: 0.9rem;
    }
    .sign-out:focus-visible {
        outline: 2px solid #1f5a96;
        outline-offset: 2px;
    }
    """,
    js=(Path(__file__).resolve().parent / "static" / "session_keeper.js").read_text(encoding="utf-8"),
)


def draw(*, is_in: bool) -> None:
    """Draw the link that signs out; where nobody is in any more, leave for the sign-in page."""
    # A session may end in the middle of a run, after the link was drawn.
    key = "session_keeper" if is_in else "session_leaver"
    _KEEPER(key=key, data={"out": _("Đăng xuất"), "lang": language(), "is_in": is_in})
