"""Movements: units launched, registered, reported (k of n), the result against each target, reviews, awards arising."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from texts import N_, formats
from ui import status
from ui.chosen_row import chosen_row, source_line
from ui.data import fetch
from ui.filters import Chosen
from ui.language import _
from ui.rights import may_ask
from ui.tables import Column

FORMS = {"regular": N_("Thường xuyên"), "thematic": N_("Theo chuyên đề")}
REVIEWS = {"interim": N_("Sơ kết"), "final": N_("Tổng kết")}
MOVEMENTS = (
    Column("item_code", N_("Mã"), width=50),
    Column("title", N_("Phong trào thi đua"), width=290),
    Column("state", N_("Trạng thái"), "status", statuses=status.PROGRESS, width=182),
    Column("launched", N_("Phát động"), width=84, help=N_("Số đơn vị đã phát động trên số đơn vị tham gia.")),
    Column("registered", N_("Đăng ký"), width=74, help=N_("Số đơn vị đã đăng ký trên số đơn vị tham gia.")),
    Column("reported", N_("Báo cáo"), width=76, help=N_("Số đơn vị đã báo cáo kết quả trên số đơn vị tham gia.")),
    Column("next_review_kind", N_("Mốc tới"), labels=REVIEWS, width=78),
    Column("next_review_on", N_("Ngày"), "date", width=92),
    Column(
        "awarded",
        N_("Được khen"),
        width=88,
        help=N_("Số hồ sơ gắn với phong trào đã có quyết định trên số hồ sơ gắn với phong trào."),
    ),
)
RESULTS = (
    Column("criterion_no", N_("Mã"), width=62),
    Column("criterion", N_("Tiêu chí"), width=400),
    Column("criterion_target", N_("Chỉ tiêu"), "number", width=80),
    Column("criterion_measure", N_("Đơn vị tính"), width=140),
    Column(
        "total",
        N_("Kết quả"),
        "number",
        width=84,
        help=N_("Tổng của các đơn vị, lũy kế từ đầu năm. Tỷ lệ phần trăm của các đơn vị không cộng với nhau."),
    ),
    Column("at_target", N_("Đạt chỉ tiêu"), width=94, help=N_("Số đơn vị đạt chỉ tiêu trên số đơn vị tham gia.")),
    Column("reported", N_("Báo cáo"), width=76, help=N_("Số đơn vị đã báo cáo kết quả trên số đơn vị tham gia.")),
)
UNITS = (
    Column("unit_name", N_("Đơn vị"), width=140),
    Column("launched_on", N_("Ngày phát động"), "date"),
    Column("registered_on", N_("Ngày đăng ký"), "date"),
    Column("target", N_("Chỉ tiêu đăng ký"), "number"),
    Column("actual", N_("Kết quả thực hiện"), "number"),
    Column("note", N_("Ghi chú"), width=300),
)


def draw(chosen: Chosen, details: "Callable[[pd.Series[Any]], None]") -> None:
    """Draw the movements with `details` of the chosen one, their criteria with results, and each unit's part of one."""
    if chosen.unit_code is not None:
        st.caption(_("Trạng thái là của đơn vị; số đơn vị phát động, đăng ký, báo cáo là của toàn Sở."))
    chosen_row(
        fetch("movement_sums", **chosen.asked),
        MOVEMENTS,
        details,
        by="item_code",
        key="movement_sums",
        empty=_("Kế hoạch này chưa có phong trào nào có tiêu chí."),
        lines_per_row=2,
        title=_("Phong trào"),
    )
    st.subheader(_("Kết quả theo tiêu chí"), anchor=False)
    if chosen.unit_code is not None:
        st.caption(_("Kết quả của toàn Sở; chọn một tiêu chí để xem phần của đơn vị."))
    found = fetch("movements", plan_id=chosen.plan_id, period=chosen.period)
    expected = found["units_expected"].astype(str)
    parts = {name: found[f"units_{name}"].astype(str) + "/" + expected for name in ("at_target", "reported")}
    chosen_row(
        found.assign(**parts),
        RESULTS,
        lambda row: _criterion(chosen, row),
        by="criterion_no",
        key="movements",
        title=_("Kết quả theo tiêu chí"),
        empty=_("Kế hoạch này chưa có phong trào nào có tiêu chí."),
        max_height=620,
        lines_per_row=2,
    )


def _criterion(chosen: Chosen, row: "pd.Series[Any]") -> None:
    st.text(f"{row['criterion_no']} · {row['criterion']}")
    told = _(
        "{launched_by} phát động, {form}, {scope}; từ {from_on} đến {to_on}; sơ kết {interim}, tổng kết {final}. {note}"
    )
    st.text(
        told.format(
            launched_by=row["launched_by"] or formats.NOTHING,
            form=_(FORMS.get(row["form"], row["form"])).lower(),
            scope=row["scope"] or formats.NOTHING,
            from_on=formats.date(row["from_on"]),
            to_on=formats.date(row["to_on"]),
            interim=formats.date(row["interim_review_on"]),
            final=formats.date(row["final_review_on"]),
            note=row["note"] if isinstance(row["note"], str) else "",
        ).strip()
    )
    if not may_ask("movement_units"):
        return
    chosen_row(
        fetch("movement_units", **chosen.asked, item_code=None, criterion_no=row["criterion_no"]),
        UNITS,
        _unit,
        by="unit_code",
        key=f"movement_units_{row['criterion_no']}",
        title=_("Tiêu chí {number} tại các đơn vị").format(number=row["criterion_no"]),
        empty=_("Chưa đơn vị nào báo cáo tiêu chí này."),
    )


def _unit(row: "pd.Series[Any]") -> None:
    st.text(row["unit_name"])
    if isinstance(row["submission_id"], str):
        source_line(row, "movements", key=f"movement_{row['criterion_no']}_{row['unit_code']}")
    else:
        st.caption(_("Chưa có tệp nào của đơn vị nêu tiêu chí này."))
