"""A form whose fields are a draft, and under it what the server has."""

import json

import streamlit as st

from texts.formats import date_time
from ui.drafts import Draft

with Draft("KK-2023-001") as draft:
    held = {
        "text": draft.text_area("Ý kiến chỉ đạo", key="text", max_chars=60),
        "document": draft.text_input("Số văn bản", key="document"),
        "due_on": str(draft.date_input("Thời hạn", key="due_on", format="DD/MM/YYYY")),
        "unit": draft.selectbox("Đơn vị thực hiện", ["VP", "CCHC"], key="unit", index=None),
    }
    if st.button("Ghi nhận"):
        draft.clear()
        st.rerun()
    st.text(json.dumps(held, ensure_ascii=False))
    st.text("Chưa có bản nháp" if draft.kept_at is None else f"Bản nháp lưu lúc {date_time(draft.kept_at)}")
st.button("Vẽ lại")
