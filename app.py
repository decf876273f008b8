"""The front door: `streamlit run app.py` serves the screens of `ui/frame.py`."""

import logging

import streamlit as st
from starlette.middleware import Middleware

from ui.door import KnownBrowsers, ToKnownScreens
from ui.failure import show_failure

logging.getLogger("streamlit").setLevel(logging.WARNING)

app = st.App(
    "ui/frame.py",
    middleware=[Middleware(ToKnownScreens), Middleware(KnownBrowsers)],
    on_script_error=show_failure,
)
