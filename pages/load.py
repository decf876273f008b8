"""Nạp dữ liệu: drop files, see the verdict before anything is written, confirm; and get templates to hand out."""

import streamlit as st

from ui import intake, page, person, templates
from ui.filters import Chosen
from ui.language import _


def draw(chosen: Chosen) -> None:
    """Draw the page for what was chosen."""
    if page.only_reading():
        return
    files, forms = st.tabs([_("Nạp tệp của đơn vị"), _("Lấy mẫu báo cáo")])
    with files:
        if person.may("load"):
            intake.draw(chosen.plan_id)
        else:
            st.info(_("Việc nạp tệp do Văn phòng hoặc đơn vị thực hiện."), icon=":material/info:")
    with forms:
        templates.draw(chosen)


draw(page.start("load.py"))
