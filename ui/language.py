"""Words on the screens in the session's language.

No module here may be called `texts` or like another package: where `frame.py` is run as the main script (AppTest),
this folder stands first on the import path.
"""

import streamlit as st

from texts import DEFAULT_LANGUAGE, LANGUAGES, translate
from ui.rerun import once_a_rerun

LANGUAGE_KEY = "lang"


@once_a_rerun
def language() -> str:
    """The session's language; Vietnamese unless the address or the switch says otherwise."""
    asked = st.session_state.get(LANGUAGE_KEY)
    return asked if asked in LANGUAGES else DEFAULT_LANGUAGE


def _(message: str) -> str:
    """The message in the session's language; read from the session state, so it works in fragments too."""
    return translate(message, language())
