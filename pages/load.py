"""TRIAL page, replaced by the lead."""

import streamlit as st

from ui.filters import chosen
from ui.language import _
from ui.navigation import SCREENS
from ui.page import heading

heading(_(next(s.title for s in SCREENS if s.file == "load.py")), chosen())
picked = chosen()
if picked is None:
    st.stop()
st.file_uploader("Tệp của đơn vị", type=["xlsx", "xls"], accept_multiple_files=True, max_upload_size=25)
st.multiselect("Đơn vị", ["a"], placeholder="Chọn")
if st.button("fail"):
    raise ValueError("x")
