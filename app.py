"""The front door: `streamlit run app.py` serves the screens of `ui/frame.py` to whoever the gate lets in."""

import logging

import streamlit as st
from starlette.middleware import Middleware

from ui.door import Gate, KnownBrowsers, SafeHeaders, ToKnownScreens
from ui.door.listening import refuse_elsewhere
from ui.failure import show_failure

logging.getLogger("streamlit").setLevel(logging.WARNING)
refuse_elsewhere()

app = st.App(
    "ui/frame.py",
    middleware=[Middleware(SafeHeaders), Middleware(Gate), Middleware(ToKnownScreens), Middleware(KnownBrowsers)],
    on_script_error=show_failure,
)
