"""One content of the plan: its state and why, its curve, what every unit wrote period by period, difficulties."""

from typing import Any

import pandas as pd
import streamlit as st

from domain.plan import REPEATS_LABELS, Repeats
from texts import N_, formats
from ui import charts, contradictions, curves, going, rights, status, why
from ui.chosen_row import chosen_row, source_line
from ui.data import fetch
from ui.filters import Chosen
from ui.language import _
from ui.plain import plain
from ui.tables import Column

UNITS = (
    Column("unit_name", N_("Đơn vị"), width=140),
    Column("state", N_("Trạng thái"), "status", statuses=status.PROGRESS, width=182),
    Column("actual", N_("Kết quả"), "number", width=75),
    Column("target", N_("Chỉ tiêu"), "number", width=75),
    Column("share", N_("Tỷ lệ"), "percent", width=75, help=N_("Tỷ lệ đơn vị ghi, hoặc kết quả trên chỉ tiêu.")),
    Column("completed_on", N_("Ngày hoàn thành"), "date", width=124),
    Column("result", N_("Kết quả nổi bật"), width=380),
    Column("evidence", N_("Minh chứng"), width=190),
    Column("note", N_("Ghi chú"), width=160),
)
HISTORY = (Column("period_name", N_("Kỳ báo cáo"), width=120), *UNITS)
DIFFICULTIES = (
    Column("difficulty_no", N_("Số"), width=112),
    Column("status", N_("Trạng thái"), "status", statuses=status.DIFFICULTY, width=122),
    Column("severity", N_("Mức độ"), "status", statuses=status.SEVERITY, width=106),
    Column("unit_name", N_("Đơn vị"), width=136),
    Column("description", N_("Khó khăn, vướng mắc"), width=420),
    Column("direction", N_("Ý kiến chỉ đạo"), width=300),
    Column("age_days", N_("Số ngày"), "number", width=70),
)


def draw(chosen: Chosen, item_code: str) -> bool:
    """Draw the item's own view; tell whether the plan has such an item in what was chosen."""
    ask = {**chosen.asked, "item_code": item_code}
    found = fetch("item", **ask)
    if found.empty:
        return False
    item = found.iloc[0]
    _head(chosen, item)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        st.subheader(_("Phải đạt và đã đạt"), anchor=False)
        _curve(chosen, item_code)
    with right:
        _facts(item)
    if rights.may_ask("progress_reports"):
        _told(chosen, item_code)
    return True


def _told(chosen: Chosen, item_code: str) -> None:
    """Draw what units wrote of it, now and period by period, and the difficulties they met."""
    ask = {**chosen.asked, "item_code": item_code}
    contradictions.draw(fetch("contradictions", **ask), key=f"item_{item_code}", heading=True)
    st.subheader(_("Báo cáo của các đơn vị trong kỳ"), anchor=False)
    _units(chosen, item_code)
    st.subheader(_("Diễn biến qua các kỳ"), anchor=False)
    chosen_row(
        _keyed(fetch("item_history", plan_id=chosen.plan_id, item_code=item_code, unit_code=chosen.unit_code)),
        HISTORY,
        lambda row: _report(chosen, row, f"history_{item_code}"),
        by="row_key",
        key=f"item_history_{item_code}",
        title=_("Nội dung {code} qua các kỳ").format(code=item_code),
        empty=_("Chưa đơn vị nào báo cáo nội dung này."),
        lines_per_row=2,
    )
    st.subheader(_("Khó khăn của nội dung này"), anchor=False)
    chosen_row(
        fetch("item_difficulties", **ask),
        DIFFICULTIES,
        _difficulty,
        by="difficulty_no",
        key=f"item_difficulties_{item_code}",
        empty=_("Chưa đơn vị nào nêu khó khăn về nội dung này."),
        lines_per_row=3,
    )


def _difficulty(row: "pd.Series[Any]") -> None:
    st.text(row["description"])
    number = str(row["difficulty_no"])
    label = _("Mở {number}").format(number=number)
    going.button(label, opens="difficulties.py", key=f"go_item_{number}", kk=number)


def _head(chosen: Chosen, item: "pd.Series[Any]") -> None:
    st.subheader(plain(f"{item['item_code']} · {item['title']}"), anchor=False)
    if isinstance(item["told_by"], str):
        if not rights.may_ask("status_trials"):
            st.text(status.find(status.PROGRESS, item["state"]).text())
            return
        why.draw(chosen.plan_id, chosen.period, item["item_code"], item["told_by"], key=item["item_code"])
        return
    told = _("Mọi đơn vị cùng chủ trì: {k}/{n} đơn vị đã hoàn thành, {m}/{n} đơn vị đã báo cáo.")
    st.text(told.format(k=item["units_completed"], n=item["units_expected"], m=item["units_reported"]))


def _curve(chosen: Chosen, item_code: str) -> None:
    ask = {"plan_id": chosen.plan_id, "unit_code": chosen.unit_code, "clause": None, "item_code": item_code}
    planned = fetch("planned_curve", **ask)
    if planned.empty:
        st.info(_("Nội dung chỉ thực hiện khi phát sinh nên không có mức phải đạt."), icon=":material/info:")
        return
    first_day = fetch("plans").set_index("plan_id").loc[chosen.plan_id, "first_day"]
    charts.show(
        curves.curve(planned, fetch("curve", **ask), None, first_day=first_day, height=240),
        alt=_("Mức phải đạt và mức đã đạt của nội dung qua các kỳ."),
        key=f"item_curve_{item_code}",
    )


def _facts(item: "pd.Series[Any]") -> None:
    lead = _("Các đơn vị") if item["lead_name"] == "ALL" else item["lead_name"]
    told = (
        (N_("Mục của Kế hoạch"), item["clause"]),
        (N_("Chủ trì"), lead),
        (N_("Sản phẩm"), item["product"]),
        (N_("Thời gian"), f"{formats.date(item['start_on'])} – {formats.date(item['due_on'])}"),
        (N_("Chu kỳ"), _(REPEATS_LABELS[Repeats(item["repeats"])])),
        (N_("Đơn vị đã báo cáo"), f"{item['units_reported']}/{item['units_expected']}"),
        (N_("Đơn vị đã hoàn thành"), f"{item['units_completed']}/{item['units_expected']}"),
    )
    with st.container(border=True):
        for heading, text in told:
            st.text(f"{_(heading)}: {text or formats.NOTHING}")
    if isinstance(item["clause_text"], str) and item["clause_text"]:
        with st.expander(_("Nguyên văn trong Kế hoạch")):
            st.text(item["clause_text"])


def _units(chosen: Chosen, item_code: str) -> None:
    chosen_row(
        fetch("progress_reports", **chosen.asked, item_code=item_code).assign(period=chosen.period),
        UNITS,
        lambda row: _report(chosen, row, f"units_{item_code}"),
        by="unit_code",
        key=f"item_units_{item_code}",
        title=_("Nội dung {code} tại các đơn vị").format(code=item_code),
        empty=_("Nội dung này không giao cho đơn vị đang chọn."),
        lines_per_row=2,
    )


def _report(chosen: Chosen, row: "pd.Series[Any]", key: str) -> None:
    """One unit's report in one period, its whole text and the way to its cells."""
    st.subheader(plain(f"{row['unit_name']}"), anchor=False)
    why.draw(chosen.plan_id, row["period"], row["item_code"], row["unit_code"], key=f"{key}_{row['unit_code']}")
    for name, heading in (("result", N_("Kết quả nổi bật")), ("evidence", N_("Minh chứng")), ("note", N_("Ghi chú"))):
        if isinstance(row[name], str) and row[name]:
            st.caption(_(heading))
            st.text(row[name])
    if isinstance(row["submission_id"], str):
        source_line(row, "progress", key=f"{key}_{row['unit_code']}_{row['period']}")
    else:
        st.caption(_("Chưa có tệp nào của đơn vị nêu nội dung này trong kỳ."))


def _keyed(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(row_key=rows["period"] + "|" + rows["unit_code"])
