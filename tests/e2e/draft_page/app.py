"""A form of drafts alone behind the program's own front door."""

import streamlit as st
from starlette.middleware import Middleware

from ui.door import KnownBrowsers

app = st.App("page.py", middleware=[Middleware(KnownBrowsers)])
