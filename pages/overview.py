"""Tổng quan: what needs a decision, then the plan's state by its own clauses, then who has reported."""

import pandas as pd
import streamlit as st

from texts import N_
from ui import charts, page, status
from ui.data import fetch
from ui.figures import Figure, cards
from ui.filters import Chosen
from ui.language import _
from ui.tables import Column, table

ATTENTION = (
    Column("kind", N_("Việc"), "status", statuses=status.ATTENTION, width=165),
    Column("number", N_("Số, mã"), width=118),
    Column("unit_name", N_("Đơn vị"), width=145),
    Column("subject", N_("Nội dung"), width=560),
    Column("days", N_("Số ngày"), "number", width=80),
)
REPORTING = (
    Column("unit_name", N_("Đơn vị"), width=140),
    Column("state", N_("Báo cáo"), "status", statuses=status.REPORTING, width=95),
    Column("received_on", N_("Ngày nhận"), "date", width=92),
    Column("difficulties", N_("Khó khăn"), "status", statuses=status.DIFFICULTY_REPORT, width=120),
    Column("rows_to_mend", N_("Chờ sửa"), "number", width=65, help=N_("Số hàng không nhận được, chờ đơn vị sửa.")),
)


def figures(of: "pd.Series[int]") -> list[Figure]:
    """Return the head's figures, each with k of n in words."""
    return [
        Figure(
            _("Nội dung đã hoàn thành"),
            f"{of['items_completed']}/{of['items']}",
            _("{n} quá hạn, {m} chưa báo cáo").format(n=of["items_overdue"], m=of["items_not_reported"]),
            _("Đếm theo nội dung của Kế hoạch; trạng thái là của đơn vị chủ trì, theo báo cáo và tính đến hết kỳ."),
        ),
        Figure(
            _("Đơn vị đã báo cáo"),
            f"{of['reports_received']}/{of['reports_expected']}",
            _("{n} nộp muộn, {m} chưa nộp").format(n=of["reports_late"], m=of["reports_missing"])
            if of["reports_expected"]
            else _("Kỳ này không có lịch báo cáo."),
            _("Theo lịch báo cáo của kỳ: đã nhận là có ít nhất một trang được nhận hoặc ghi “Không có”."),
        ),
        Figure(
            _("Khó khăn chờ chỉ đạo"),
            f"{of['difficulties_waiting']}/{of['difficulties_open']}",
            _("{n} ý kiến chỉ đạo quá hạn").format(n=of["directions_overdue"]),
            _("Số khó khăn chưa có ý kiến chỉ đạo trên số khó khăn chưa giải quyết xong, nêu đến hết kỳ đang chọn."),
        ),
        Figure(
            _("Danh hiệu thi đua"),
            f"{of['titles_decided']}/{of['titles']}",
            _("được tặng trên số hồ sơ"),
            _("Danh hiệu thi đua và hình thức khen thưởng được đếm riêng; đề nghị chưa phải là được tặng."),
        ),
        Figure(
            _("Hình thức khen thưởng"),
            f"{of['forms_decided']}/{of['forms']}",
            _("được tặng trên số hồ sơ"),
            _("Danh hiệu thi đua và hình thức khen thưởng được đếm riêng; đề nghị chưa phải là được tặng."),
        ),
    ]


def draw(chosen: Chosen) -> None:
    """Draw the page for what was chosen."""
    asked = {"plan_id": chosen.plan_id, "period": chosen.period, "unit_code": chosen.unit_code}
    cards(figures(fetch("overview", **asked).iloc[0]), key="overview")
    st.subheader(_("Việc cần quyết định"), anchor=False)
    table(
        fetch("attention", **asked),
        ATTENTION,
        empty=_("Không có việc nào quá hạn hoặc đang chờ chỉ đạo."),
        key="attention",
        max_height=480,
        lines_per_row=2,
    )
    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader(_("Tình hình theo mục của Kế hoạch"), anchor=False)
        clauses = fetch("items_by_clause", **asked).rename(columns={"state": "status", "items": "n"})
        clauses["clause"] = [_("Mục {clause}").format(clause=clause) for clause in clauses["clause"]]
        charts.show(
            charts.stacked_status(clauses, "clause", status.PROGRESS),
            alt=_("Số nội dung của từng mục Kế hoạch theo trạng thái."),
            key="clauses",
            legend=tuple(held for held in status.PROGRESS if held.code in set(clauses["status"])),
        )
    with right:
        st.subheader(_("Báo cáo của các đơn vị"), anchor=False)
        table(
            fetch("reporting", **asked),
            REPORTING,
            empty=_("Kỳ này không có lịch báo cáo."),
            key="reporting",
            max_height=460,
        )


draw(page.start("overview.py"))
