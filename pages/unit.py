"""Đơn vị: every unit in protocol order, and one unit's items, reports, difficulties and nominations."""

from typing import Any

import pandas as pd
import streamlit as st

from texts import N_, formats
from ui import address, contradictions, debts, going, page, rights, status, why
from ui.chosen_row import chosen_row, source_line
from ui.data import fetch
from ui.figures import cards, counted, of_code
from ui.filters import Chosen, units_to_choose
from ui.language import _, language
from ui.plain import plain
from ui.tables import Column, table

FIGURES = (
    "items_completed",
    "items_overdue",
    "items_at_risk",
    "items_not_reported",
    "difficulties_open",
    "contradictions",
)
UNITS = (
    Column("name", N_("Đơn vị"), width=330),
    Column("state", N_("Báo cáo kỳ này"), "status", statuses=status.REPORTING, width=130),
    Column("received_on", N_("Ngày nhận"), "date", width=95),
    Column(
        "completed", N_("Hoàn thành"), width=95, help=N_("Số nội dung đã hoàn thành trên số nội dung giao cho đơn vị.")
    ),
    Column("overdue", N_("Quá hạn"), "number", width=76),
    Column("at_risk", N_("Có nguy cơ"), "number", width=86),
    Column("cells", N_("Mức đầy đủ"), width=100, help=N_("Số ô phải ghi đã có nội dung dùng được trên số ô phải ghi.")),
    Column("difficulties_open", N_("Khó khăn chưa xong"), "number", width=140),
)
ITEMS = (
    Column("item_code", N_("Mã"), width=56),
    Column("title", N_("Nội dung, nhiệm vụ"), width=280),
    Column("state", N_("Trạng thái"), "status", statuses=status.PROGRESS, width=182),
    Column("share", N_("Tỷ lệ"), "percent", width=76, help=N_("Tỷ lệ đơn vị ghi, hoặc kết quả trên chỉ tiêu.")),
    Column("due_on", N_("Mốc của kỳ"), "date", width=98),
    Column("result", N_("Kết quả nổi bật"), width=240),
    Column("evidence", N_("Minh chứng"), width=120),
)
REPORTS = (
    Column("period_name", N_("Kỳ báo cáo"), width=130),
    Column("state", N_("Báo cáo"), "status", statuses=status.REPORTING, width=110),
    Column("due_on", N_("Hạn nộp"), "date", width=96),
    Column("received_on", N_("Ngày nhận"), "date", width=96),
    Column("days_late", N_("Số ngày muộn"), "number", width=100),
    Column("difficulties", N_("Khó khăn"), "status", statuses=status.DIFFICULTY_REPORT, width=120),
    Column("cells", N_("Mức đầy đủ"), width=100, help=N_("Số ô phải ghi đã có nội dung dùng được trên số ô phải ghi.")),
    Column("rows_to_mend", N_("Chờ sửa"), "number", width=76),
)
DIFFICULTIES = (
    Column("difficulty_no", N_("Số"), width=112),
    Column("status", N_("Trạng thái"), "status", statuses=status.DIFFICULTY, width=122),
    Column("severity", N_("Mức độ"), "status", statuses=status.SEVERITY, width=106),
    Column("item_code", N_("Mã"), width=52),
    Column("description", N_("Khó khăn, vướng mắc"), width=420),
    Column("direction", N_("Ý kiến chỉ đạo"), width=300),
    Column("age_days", N_("Số ngày"), "number", width=70),
)
NOMINATIONS = (
    Column("nomination_no", N_("Số hồ sơ"), width=110),
    Column("state", N_("Trạng thái"), "status", statuses=status.NOMINATION, width=165),
    Column("nominee_name", N_("Họ và tên hoặc tên tập thể"), width=220),
    Column("award_name", N_("Danh hiệu thi đua/Hình thức khen thưởng"), width=300),
    Column("days_in_state", N_("Số ngày"), "number", width=76),
)
SUMS = (
    Column("period_name", N_("Kỳ báo cáo"), width=150),
    Column("expected", N_("Phải nộp"), "number"),
    Column("received", N_("Đã nhận"), "number"),
    Column("on_time", N_("Đúng hạn"), "number"),
    Column("late", N_("Nộp muộn"), "number"),
    Column("missing", N_("Chưa nộp"), "number"),
    Column("cells", N_("Mức đầy đủ"), width=110),
    Column("rows_to_mend", N_("Chờ sửa"), "number"),
)
SUMMED = ("received", "expected", "on_time", "late", "missing", "cells_filled", "cells_required")


def draw(chosen: Chosen) -> None:
    """Draw the page for what was chosen: every unit, or the one chosen."""
    if chosen.unit_code is None:
        _every_unit(chosen)
    else:
        _one_unit(chosen)


def _every_unit(chosen: Chosen) -> None:
    st.caption(_("Theo thứ tự trong danh mục, không xếp hạng. Chọn một hàng để mở đơn vị."))
    found = fetch("unit_pictures", plan_id=chosen.plan_id, period=chosen.period)
    chosen_row(
        found,
        UNITS,
        _unit_line,
        by="unit_code",
        key="units",
        title=_("Các đơn vị"),
        empty=_("Kế hoạch này chưa có đơn vị nào thực hiện."),
        max_height=560,
    )
    st.subheader(_("Các kỳ báo cáo"), anchor=False)
    table(
        fetch("reporting_sums", plan_id=chosen.plan_id, unit_code=None).query("period.notna()").pipe(_named, chosen),
        SUMS,
        empty=_("Kế hoạch này chưa có lịch báo cáo."),
        key="reporting_sums",
        title=_("Các kỳ báo cáo"),
    )


def _named(rows: pd.DataFrame, chosen: Chosen) -> pd.DataFrame:
    names = fetch("periods", plan_id=chosen.plan_id).set_index("period")["name"]
    return rows.assign(period_name=rows["period"].map(names), cells=_cells(rows))


def _cells(rows: pd.DataFrame) -> "pd.Series[str]":
    return rows["cells_filled"].astype(str) + "/" + rows["cells_required"].astype(str)


def _unit_line(row: "pd.Series[Any]") -> None:
    st.text(row["name"])
    st.button(
        _("Mở đơn vị này"),
        key=f"open_unit_{row['unit_code']}",
        icon=":material/arrow_forward:",
        on_click=address.change,
        kwargs={"unit": row["unit_code"]},
    )


def _one_unit(chosen: Chosen) -> None:
    if rights.own_unit() is None:
        st.button(
            _("Tất cả đơn vị"),
            key="all_units",
            icon=":material/arrow_back:",
            type="tertiary",
            on_click=address.change,
            kwargs={"unit": ""},
        )
    st.subheader(plain(units_to_choose(chosen.plan_id)[str(chosen.unit_code)]), anchor=False)
    counts = counted(chosen)
    cards([of_code(code, counts) for code in FIGURES], key="unit")
    items, reports, difficulties, nominations, questions = st.tabs(
        [_("Nội dung"), _("Báo cáo"), _("Khó khăn"), _("Đề nghị khen thưởng"), _("Cần hỏi lại đơn vị")]
    )
    with items:
        _items(chosen)
    with reports:
        _reports(chosen)
        st.subheader(_("Đơn vị còn nợ"), anchor=False)
        debts.draw(chosen)
    with difficulties:
        _difficulties(chosen)
    with nominations:
        _nominations(chosen)
    with questions:
        contradictions.draw(fetch("contradictions", **chosen.asked, item_code=None), key="unit")


def _items(chosen: Chosen) -> None:
    chosen_row(
        fetch("progress_reports", **chosen.asked, item_code=None),
        ITEMS,
        lambda row: _item(chosen, row),
        by="item_code",
        key="unit_items",
        title=_("Nội dung, nhiệm vụ"),
        empty=_("Không có nội dung nào giao cho đơn vị này."),
        lines_per_row=3,
    )


def _difficulties(chosen: Chosen) -> None:
    chosen_row(
        fetch("difficulties", **chosen.asked),
        DIFFICULTIES,
        _difficulty,
        by="difficulty_no",
        key="unit_difficulties",
        title=_("Khó khăn, vướng mắc"),
        empty=_("Đơn vị chưa nêu khó khăn nào đến hết kỳ này."),
        lines_per_row=3,
    )


def _difficulty(row: "pd.Series[Any]") -> None:
    _source(row, "difficulties", "difficulty_no", "description")
    number = str(row["difficulty_no"])
    label = _("Mở {number}").format(number=number)
    going.button(label, opens="difficulties.py", key=f"go_unit_{number}", kk=number)


def _item(chosen: Chosen, row: "pd.Series[Any]") -> None:
    st.text(f"{row['item_code']} {row['title']}")
    why.draw(chosen.plan_id, chosen.period, row["item_code"], row["unit_code"], key=f"unit_{row['item_code']}")
    if isinstance(row["result"], str):
        st.text(row["result"])
    if isinstance(row["submission_id"], str):
        source_line(row, "progress", key=f"unit_{row['item_code']}")
    going.button(_("Mở nội dung này"), opens="progress.py", key=f"go_unit_{row['item_code']}", item=row["item_code"])


def _reports(chosen: Chosen) -> None:
    asked = {"plan_id": chosen.plan_id, "unit_code": chosen.unit_code}
    sums = fetch("reporting_sums", **asked)
    whole = sums[sums["period"].isna() & sums["unit_code"].isna() & (sums["expected"] > 0)]
    if not whole.empty:
        told = _(
            "Đã nhận {received}/{expected} báo cáo: {on_time} đúng hạn, {late} nộp muộn; {missing} chưa nộp. "
            "Ô phải ghi: {cells}."
        )
        counts = {name: int(whole[name].iloc[0]) for name in SUMMED}
        cells = formats.share(counts.pop("cells_filled"), counts.pop("cells_required"), language())
        st.text(told.format(**counts, cells=cells))
    found = fetch("reporting_matrix", **asked)
    table(
        found.assign(cells=_cells(found)),
        REPORTS,
        empty=_("Kế hoạch này chưa có lịch báo cáo."),
        key="unit_reports",
        title=_("Báo cáo"),
    )


def _nominations(chosen: Chosen) -> None:
    for family, heading in (("title", N_("Danh hiệu thi đua")), ("form", N_("Hình thức khen thưởng"))):
        st.subheader(_(heading), anchor=False)
        chosen_row(
            fetch("nominations", **chosen.asked, family=family),
            NOMINATIONS,
            lambda row: _source(row, "nominations", "nomination_no", "achievement"),
            by="nomination_no",
            key=f"unit_nominations_{family}",
            title=_(heading),
            empty=_("Đơn vị chưa có hồ sơ nào đến hết kỳ này."),
        )


def _source(row: "pd.Series[Any]", sheet: str, number: str, text: str) -> None:
    if isinstance(row[text], str):
        st.text(row[text])
    source_line(row, sheet, key=f"unit_{row[number]}")


draw(page.start("unit.py"))
