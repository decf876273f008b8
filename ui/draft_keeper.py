"""The browser's part of a draft: what is typed stays there until the server has it."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from ui.place import ledger_path

# In the page itself, not in a shadow root, so that the style sheet can take the component's empty place away.
_KEEPER = st.components.v2.component(
    "draft_keeper",
    css="""
    [class*="st-key-draft_keeper_"] {
        display: none;
    }
    """,
    js=(Path(__file__).resolve().parent / "static" / "draft_keeper.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def draw(form: str, subject: str, round_: str, texts: Mapping[str, tuple[str, str]]) -> None:
    """Watch over the text fields of the container `form`: `texts` holds each field's key and the text the server has.

    A text kept in the browser belongs to one round of the draft: clearing the draft begins another.
    """
    fields = [{"name": name, "key": key, "text": text} for name, (key, text) in texts.items()]
    draft = f"{ledger_path().name}/{subject}"
    _KEEPER(key=f"draft_keeper_{form}", data={"form": form, "draft": draft, "round": round_, "fields": fields})
