"""Phong trào và nhiệm vụ: by movement, by task, as a field of items and units, and one item in full."""

from typing import Any

import pandas as pd
import streamlit as st

from domain.plan import ItemKind
from texts import N_
from ui import address, contradictions, heat, item_view, movements, page, rights, status, why
from ui.chosen_row import chosen_row, source_line
from ui.data import fetch
from ui.figures import cards, counted, of_code
from ui.filters import Chosen
from ui.language import _
from ui.tables import Column

ITEMS = (
    Column("item_code", N_("Mã"), width=60),
    Column("title", N_("Nội dung, nhiệm vụ"), width=300),
    Column("lead_name", N_("Chủ trì"), width=136, labels={"ALL": N_("Các đơn vị")}),
    Column("state", N_("Trạng thái"), "status", statuses=status.PROGRESS, width=182),
    Column("reported", N_("Đã báo cáo"), help=N_("Số đơn vị đã báo cáo trên số đơn vị đến kỳ phải báo cáo."), width=90),
    Column(
        "completed", N_("Hoàn thành"), help=N_("Số đơn vị đã hoàn thành trên số đơn vị đến kỳ phải báo cáo."), width=90
    ),
    Column(
        "percent_complete", N_("Tỷ lệ"), "percent", help=N_("Tỷ lệ hoàn thành đơn vị chủ trì tự báo cáo."), width=75
    ),
    Column("due_on", N_("Thời hạn"), "date"),
)
REPORTS = (
    Column("item_code", N_("Mã"), width=56),
    Column("unit_name", N_("Đơn vị"), width=130),
    Column("state", N_("Trạng thái"), "status", statuses=status.PROGRESS, width=182),
    Column("actual", N_("Kết quả"), "number", width=75),
    Column("target", N_("Chỉ tiêu"), "number", width=75),
    Column("percent_complete", N_("Tỷ lệ"), "percent", width=75),
    Column("result", N_("Kết quả nổi bật"), width=300),
    Column("evidence", N_("Minh chứng"), width=160),
    Column("note", N_("Ghi chú"), width=140),
)
# What stands in the tabs, each with the query it is drawn from: a tab is offered to who may ask that.
TABS = {
    N_("Phong trào"): "movement_sums",
    N_("Nhiệm vụ"): "items",
    N_("Nội dung và đơn vị"): "item_cells",
    N_("Báo cáo của đơn vị"): "progress_reports",
    N_("Cần hỏi lại đơn vị"): "contradictions",
}
FIGURES = (
    "items_completed",
    "items_on_track",
    "items_at_risk",
    "items_overdue",
    "items_not_reported",
    "contradictions",
)


def draw(chosen: Chosen) -> None:
    """Draw the page for what was chosen: one item's own view where the address names it, else all of them."""
    if (item_code := address.asked("item")) and _one_item(chosen, item_code):
        return
    counts = counted(chosen)
    cards([of_code(code, counts) for code in FIGURES], key="progress")
    draws = (lambda held: movements.draw(held, lambda row: _item(held, row)), _tasks, _field, _reports, _questions)
    offered = [(name, draw) for (name, query), draw in zip(TABS.items(), draws, strict=True) if rights.may_ask(query)]
    for tab, (_name, draw_tab) in zip(st.tabs([_(name) for name, _draw in offered]), offered, strict=True):
        with tab:
            draw_tab(chosen)


def _questions(chosen: Chosen) -> None:
    st.caption(_("Trạng thái và lời báo cáo không khớp nhau. Đây là câu hỏi cho đơn vị, không phải kết luận."))
    contradictions.draw(fetch("contradictions", **chosen.asked, item_code=None), key="all")


def _one_item(chosen: Chosen, item_code: str) -> bool:
    st.button(
        _("Tất cả nội dung"),
        key="all_items",
        icon=":material/arrow_back:",
        type="tertiary",
        on_click=_open,
        args=("",),
    )
    if item_view.draw(chosen, item_code):
        return True
    st.info(_("Kế hoạch không giao nội dung này cho đơn vị đang chọn."), icon=":material/info:")
    return False


def _tasks(chosen: Chosen) -> None:
    chosen_row(
        fetch("items", **chosen.asked, kind=ItemKind.TASK.value),
        ITEMS,
        lambda row: _item(chosen, row),
        by="item_code",
        key="items_task",
        title=_("Nhiệm vụ"),
        empty=_("Không có nội dung nào thuộc loại này."),
        max_height=620,
        lines_per_row=2,
    )


def _item(chosen: Chosen, row: "pd.Series[Any]") -> None:
    st.text(f"{row['item_code']} {row['title']}")
    if isinstance(row["told_by"], str) and rights.may_ask("status_trials"):
        why.draw(chosen.plan_id, chosen.period, row["item_code"], row["told_by"], key=f"list_{row['item_code']}")
    _open_button(row["item_code"], "list")


def _field(chosen: Chosen) -> None:
    cells = fetch("item_cells", **chosen.asked)
    if cells.empty:
        st.info(_("Không có nội dung nào giao cho đơn vị này."), icon=":material/info:")
        return
    if (picked := heat.field(cells, key="field")) is None:
        return
    item_code, unit_code = picked
    asked = {"plan_id": chosen.plan_id, "period": chosen.period, "unit_code": unit_code, "item_code": item_code}
    row = fetch("progress_reports", **asked).iloc[0]
    with st.container(border=True, key="field_details"):
        st.text(f"{row['unit_name']} · {item_code} {row['title']}")
        why.draw(chosen.plan_id, chosen.period, item_code, unit_code, key=f"field_{item_code}_{unit_code}")
        for name in ("result", "evidence", "note"):
            if isinstance(row[name], str) and row[name]:
                st.text(row[name])
        if isinstance(row["submission_id"], str):
            source_line(row, "progress", key=f"field_{item_code}_{unit_code}")
        _open_button(item_code, "field")


def _reports(chosen: Chosen) -> None:
    """Every row that units reported for the period, as they wrote it."""
    rows = fetch("progress_reports", **chosen.asked, item_code=None)
    # Narrowed first: a column of the whole put beside none of its rows would bring all of them back, empty.
    rows = rows[rows["is_own"].astype(bool)].reset_index(drop=True)
    chosen_row(
        rows.assign(row_key=rows["item_code"] + "|" + rows["unit_code"]),
        REPORTS,
        lambda row: _report(chosen, row),
        by="row_key",
        key="reports",
        title=_("Báo cáo của đơn vị"),
        empty=_("Kỳ này chưa có báo cáo nào được nhận. Vào Nạp dữ liệu để nạp tệp của đơn vị."),
        max_height=720,
        lines_per_row=3,
    )


def _report(chosen: Chosen, row: "pd.Series[Any]") -> None:
    st.text(f"{row['unit_name']} · {row['item_code']} {row['title']}")
    why.draw(chosen.plan_id, chosen.period, row["item_code"], row["unit_code"], key=f"report_{row['row_key']}")
    source_line(row, "progress", key=f"report_{row['row_key']}")


def _open_button(item_code: str, place: str) -> None:
    label = _("Mở nội dung {code}").format(code=item_code)
    st.button(
        label, key=f"open_{place}_{item_code}", icon=":material/arrow_forward:", on_click=_open, args=(item_code,)
    )


def _open(item_code: str) -> None:
    address.change(item=item_code)


draw(page.start("progress.py"))
