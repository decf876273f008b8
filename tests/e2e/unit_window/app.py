"""The program's own front door before somebody of one unit: who looks is all that is different."""

import streamlit as st
from starlette.middleware import Middleware

from domain.people import Role, Viewer
from tests.e2e.serving import ROOT
from ui import data
from ui.door import KnownBrowsers, ToKnownScreens
from ui.failure import show_failure

data.viewer = lambda: Viewer(Role.UNIT, "VP")
app = st.App(
    str(ROOT / "ui" / "frame.py"),
    middleware=[Middleware(ToKnownScreens), Middleware(KnownBrowsers)],
    on_script_error=show_failure,
)
