"""Phong trào và nhiệm vụ: progress by movement, by task and by unit, down to what each unit wrote."""

from textwrap import shorten

import streamlit as st

from texts import N_
from ui import charts, page, status
from ui.data import fetch
from ui.filters import Chosen
from ui.language import _
from ui.tables import Column, table

MOVEMENT_FORMS = {"regular": N_("Thường xuyên"), "thematic": N_("Theo chuyên đề")}

ITEMS = (
    Column("item_code", N_("Mã"), width=60),
    Column("title", N_("Nội dung, nhiệm vụ"), width=330),
    Column("lead_name", N_("Chủ trì"), labels={"ALL": N_("Các đơn vị")}),
    Column("state", N_("Trạng thái"), "status", statuses=status.PROGRESS, width=150),
    Column("reported", N_("Đã báo cáo"), help=N_("Số đơn vị đã báo cáo trên số đơn vị đến kỳ phải báo cáo."), width=90),
    Column(
        "completed", N_("Hoàn thành"), help=N_("Số đơn vị đã hoàn thành trên số đơn vị đến kỳ phải báo cáo."), width=90
    ),
    Column(
        "percent_complete", N_("Tỷ lệ"), "percent", help=N_("Tỷ lệ hoàn thành đơn vị chủ trì tự báo cáo."), width=75
    ),
    Column("due_on", N_("Thời hạn"), "date"),
)
MOVEMENTS = (
    Column("item_code", N_("Mã"), width=60),
    Column("criterion", N_("Tiêu chí"), width=300),
    Column("criterion_target", N_("Chỉ tiêu"), "number"),
    Column("criterion_measure", N_("Đơn vị tính")),
    Column("launched_by", N_("Phát động")),
    Column("form", N_("Hình thức"), labels=MOVEMENT_FORMS, width=110),
    Column("from_on", N_("Từ ngày"), "date"),
    Column("to_on", N_("Đến ngày"), "date"),
    Column("interim_review_on", N_("Sơ kết"), "date"),
    Column("final_review_on", N_("Tổng kết"), "date"),
    Column("note", N_("Ghi chú"), width=200),
)
REPORTS = (
    Column("item_code", N_("Mã"), width=60),
    Column("unit_name", N_("Đơn vị")),
    Column("state", N_("Trạng thái"), "status", statuses=status.PROGRESS, width=140),
    Column("actual", N_("Kết quả"), "number", width=75),
    Column("target", N_("Chỉ tiêu"), "number", width=75),
    Column("measure", N_("Đơn vị tính")),
    Column("percent_complete", N_("Tỷ lệ"), "percent", width=75),
    Column("completed_on", N_("Ngày hoàn thành"), "date", width=110),
    Column("result", N_("Kết quả nổi bật"), width=340),
    Column("evidence", N_("Minh chứng")),
    Column("note", N_("Ghi chú")),
    Column("source_file", N_("Tệp nguồn")),
    Column("source_row", N_("Hàng"), "year", help=N_("Số hàng trong tệp nguồn.")),
)


def draw(chosen: Chosen) -> None:
    """Draw the page for what was chosen."""
    asked = {"plan_id": chosen.plan_id, "period": chosen.period, "unit_code": chosen.unit_code}
    movements, tasks, field, reports = st.tabs(
        [_("Phong trào"), _("Nhiệm vụ"), _("Nội dung và đơn vị"), _("Báo cáo của đơn vị")]
    )
    with movements:
        picked = _items(asked, "movement")
        st.subheader(_("Tiêu chí và mốc của phong trào (dự kiến)"), anchor=False)
        table(
            fetch("movements", plan_id=chosen.plan_id, period=chosen.period),
            MOVEMENTS,
            lines_per_row=2,
            empty=_("Kế hoạch này chưa có phong trào nào."),
            key="movements",
        )
        _reports_of(asked, picked)
    with tasks:
        _reports_of(asked, _items(asked, "task"))
    with field:
        _field(asked)
    with reports:
        table(
            fetch("progress_reports", **asked, item_code=None),
            REPORTS,
            empty=_("Kỳ này chưa có báo cáo nào được nhận. Vào Nạp dữ liệu để nạp tệp của đơn vị."),
            key="reports",
            lines_per_row=3,
            max_height=720,
        )


def _items(asked: dict[str, str | None], kind: str) -> str | None:
    st.caption(_("Chọn một hàng để xem báo cáo của từng đơn vị."))
    items = fetch("items", **asked, kind=kind)
    rows = table(
        items,
        ITEMS,
        empty=_("Không có nội dung nào thuộc loại này."),
        key=f"items_{kind}",
        selectable=True,
        lines_per_row=2,
        max_height=620,
    )
    return str(items["item_code"].iloc[rows[0]]) if rows else None


def _reports_of(asked: dict[str, str | None], item_code: str | None) -> None:
    if item_code is None:
        return
    st.subheader(_("Báo cáo của các đơn vị về nội dung {code}").format(code=item_code), anchor=False)
    table(
        fetch("progress_reports", **asked, item_code=item_code),
        REPORTS,
        empty=_("Chưa đơn vị nào báo cáo nội dung này trong kỳ."),
        key=f"reports_{item_code}",
        lines_per_row=3,
    )


def _field(asked: dict[str, str | None]) -> None:
    cells = fetch("item_cells", **asked)
    if cells.empty:
        st.info(_("Không có nội dung nào giao cho đơn vị này."), icon=":material/info:")
        return
    cells["item"] = cells["item_code"] + "  " + [shorten(title, 48, placeholder="…") for title in cells["title"]]
    shown = cells.rename(columns={"unit_name": "unit", "state": "status"})
    charts.show(
        charts.status_heatmap(shown, status.PROGRESS),
        alt=_("Trạng thái của từng nội dung tại từng đơn vị trong kỳ."),
        key="field",
        legend=tuple(held for held in status.PROGRESS if held.code in set(shown["status"])),
    )


draw(page.start("progress.py"))
