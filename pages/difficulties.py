"""TRIAL page, replaced by the lead."""

import streamlit as st

from ui.filters import chosen
from ui.language import _
from ui.navigation import SCREENS
from ui.page import heading

heading(_(next(s.title for s in SCREENS if s.file == "difficulties.py")), chosen())
picked = chosen()
if picked is None:
    st.stop()
