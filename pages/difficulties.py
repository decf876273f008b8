"""Khó khăn, vướng mắc: the register of what units reported to leadership, and what was decided (plan, III.2)."""

from typing import Any

import pandas as pd
import streamlit as st

from domain.choices import ADDRESSEE
from texts import N_, formats
from ui import page, status
from ui.chosen_row import chosen_row, source_line
from ui.data import fetch
from ui.figures import cards, counted, of_code
from ui.filters import Chosen
from ui.language import _
from ui.plain import plain
from ui.tables import Column, table

ADDRESSEES = {option.code: option.label for option in ADDRESSEE.options}
REGISTER = (
    Column("difficulty_no", N_("Số"), width=112),
    Column("status", N_("Trạng thái"), "status", statuses=status.DIFFICULTY, width=122),
    Column("severity", N_("Mức độ"), "status", statuses=status.SEVERITY, width=106),
    Column("unit_name", N_("Đơn vị"), width=136),
    Column("item_code", N_("Mã"), width=46),
    Column("description", N_("Khó khăn, vướng mắc"), width=260),
    Column("addressee", N_("Cấp giải quyết"), labels=ADDRESSEES, width=108),
    Column("age_days", N_("Số ngày"), "number", width=66, help=N_("Số ngày từ khi phát sinh đến ngày của số liệu.")),
    Column("direction_due_on", N_("Hạn chỉ đạo"), "date", width=96),
)
EVENTS = (
    Column("acted_on", N_("Ngày"), "date"),
    Column("event", N_("Việc"), "status", statuses=status.DIFFICULTY_ACT),
    Column("direction_no", N_("Số ý kiến")),
    Column("text", N_("Nội dung"), width="large"),
    Column("acted_by", N_("Người thực hiện")),
    Column("responsible_name", N_("Đơn vị thực hiện")),
    Column("due_on", N_("Thời hạn"), "date"),
    Column("document", N_("Văn bản")),
)
DETAILS = (
    ("cause", N_("Nguyên nhân")),
    ("proposal", N_("Đề xuất, kiến nghị")),
    ("direction", N_("Ý kiến chỉ đạo")),
    ("response", N_("Kết quả thực hiện")),
)


def draw(chosen: Chosen) -> None:
    """Draw the page for what was chosen."""
    asked = {"plan_id": chosen.plan_id, "period": chosen.period, "unit_code": chosen.unit_code}
    counts = counted(chosen)
    silent = fetch("silent_on_difficulties", **asked)
    cards(
        [
            of_code("difficulties_waiting", counts, _("trên số chưa giải quyết xong")),
            of_code("difficulties_open", counts, _("trên tổng số khó khăn đã nêu")),
            of_code("directions_overdue", counts, _("trên số chưa giải quyết xong")),
            of_code(
                "difficulty_reports_silent",
                counts,
                ", ".join(silent["unit_name"]) or _("Mọi đơn vị đã nêu hoặc đã ghi “Không có”"),
            ),
        ],
        key="difficulties",
    )
    st.caption(_("Khó khăn chờ chỉ đạo đứng trước, nặng hơn và lâu hơn đứng trước. Chọn một hàng để đọc toàn văn."))
    chosen_row(
        fetch("difficulties", **asked),
        REGISTER,
        _details,
        by="difficulty_no",
        key="register",
        empty=_("Chưa có khó khăn, vướng mắc nào được nêu đến hết kỳ này."),
        lines_per_row=4,
    )


def _details(held: "pd.Series[Any]") -> None:
    number = str(held["difficulty_no"])
    st.subheader(plain(f"{number} · {held['unit_name']}"), anchor=False)
    st.text(held["description"])
    for name, heading in DETAILS:
        if isinstance(held[name], str) and held[name]:
            st.caption(_(heading))
            st.text(held[name])
    if not pd.isna(held["raised_on"]):
        st.text(_("Phát sinh ngày {day}").format(day=formats.date(held["raised_on"])))
    source_line(held, "difficulties", key=number)
    table(
        fetch("difficulty_events", difficulty_no=number),
        EVENTS,
        empty=_("Chưa có ý kiến chỉ đạo."),
        key=f"events_{number}",
        lines_per_row=3,
    )


draw(page.start("difficulties.py"))
