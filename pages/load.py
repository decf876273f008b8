"""Nạp dữ liệu: drop files, see the verdict before anything is written, confirm; and get templates to hand out."""

import streamlit as st

from ui import intake, page, templates
from ui.filters import Chosen
from ui.language import _


def draw(chosen: Chosen) -> None:
    """Draw the page for what was chosen."""
    if page.only_reading():
        return
    files, forms = st.tabs([_("Nạp tệp của đơn vị"), _("Lấy mẫu báo cáo")])
    with files:
        intake.draw(chosen.plan_id)
    with forms:
        templates.draw(chosen)


draw(page.start("load.py"))
