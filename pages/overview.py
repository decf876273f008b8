"""Tổng quan: what needs a decision today, the plan's state by its own clauses, the curve, who has reported."""

from typing import Any

import pandas as pd
import streamlit as st

from domain.figures import PRESSING
from texts import N_
from ui import charts, clauses, going, page, rights, since, status, trajectory, why
from ui.chosen_row import chosen_row
from ui.data import fetch
from ui.figures import Figure, cards, counted, of_code, totals
from ui.filters import Chosen
from ui.language import _
from ui.plain import plain
from ui.tables import Column
from ui.trace import figure_rows, open_rows, pressing_rows, source_panel

ATTENTION = (
    Column("figure", N_("Việc"), "status", statuses=status.ATTENTION, width=168),
    Column("number", N_("Số, mã"), width=120),
    Column("unit_name", N_("Đơn vị"), width=112),
    Column("subject", N_("Nội dung"), width=330),
    Column(
        "days", N_("Số ngày"), "number", width=70, help=N_("Số ngày quá hạn hoặc đã chờ; số âm là số ngày còn lại.")
    ),
)
REPORTING = (
    Column("unit_name", N_("Đơn vị"), width=140),
    Column("state", N_("Báo cáo"), "status", statuses=status.REPORTING, width=105),
    Column("received_on", N_("Ngày nhận"), "date", width=92),
    Column("difficulties", N_("Khó khăn"), "status", statuses=status.DIFFICULTY_REPORT, width=120),
    Column("rows_to_mend", N_("Chờ sửa"), "number", width=65, help=N_("Số hàng không nhận được, chờ đơn vị sửa.")),
)
CLAUSES = (
    Column("clause", N_("Mục của Kế hoạch")),
    Column("number", N_("Mã")),
    Column("subject", N_("Nội dung, nhiệm vụ")),
    Column("status", N_("Trạng thái"), "status", statuses=status.PROGRESS),
)
# What a unit is told of the whole Department.
DEPARTMENT = ("items_completed", *PRESSING, "reports_received", "titles", "forms")


def pressing(counts: dict[str, int]) -> list[Figure]:
    """Return the figures that need a decision, the most pressing first."""
    # A unit's own items are its parts: beside them there is nothing more to say.
    parts = _("{n} phần việc của đơn vị") if counts["parts"] else ""
    sentences = {
        "directions_overdue": _("{n} chỉ đạo đang thực hiện").format(n=counts["directions_open"]),
        "difficulties_waiting": _("{n} khó khăn chưa xong").format(n=counts["difficulties_open"]),
        "items_overdue": parts.format(n=f"{counts['parts_overdue']}/{counts['parts']}"),
        "items_at_risk": parts.format(n=f"{counts['parts_at_risk']}/{counts['parts']}"),
        "reports_missing": _("{n} đã báo cáo").format(n=f"{counts['reports_received']}/{counts['reports']}"),
        "nominations_pressing": _("đã trễ {n}, sắp trễ {m}").format(
            n=counts["nominations_missed"], m=counts["nominations_pressing"] - counts["nominations_missed"]
        ),
    }
    return [of_code(code, counts, sentences[code]) for code in PRESSING]


def draw(chosen: Chosen) -> None:
    """Draw the page for what was chosen."""
    cards(pressing(counted(chosen)), key="pressing")
    if rights.own_unit() is not None:
        _department(chosen)
    if not rights.may_ask("figure_rows"):
        trajectory.draw(chosen, _clauses(chosen))
        return
    left, right = st.columns([4, 1], gap="medium")
    with left:
        _attention(chosen)
    # Two pictures are compared for it: it is drawn last, in its place beside what comes first.
    place = right.container()
    told = _clauses(chosen)
    trajectory.draw(chosen, told)
    _reporting(chosen)
    with place:
        _since(chosen)


def _department(chosen: Chosen) -> None:
    """The Department's totals beside the unit's own cards, in one quiet line: nothing of others can be opened."""
    counts = totals(chosen)
    told = [f"{figure.label} {figure.value}" for figure in (of_code(code, counts) for code in DEPARTMENT)]
    with st.container(key="department"):
        st.caption(plain(_("Toàn Sở: {told}").format(told=" · ".join(told))))


def _attention(chosen: Chosen) -> None:
    heading = _("Việc cần quyết định") if rights.own_unit() is None else _("Việc của đơn vị cần chú ý")
    st.subheader(heading, anchor=False)
    chosen_row(
        pressing_rows(chosen),
        ATTENTION,
        lambda row: _matter(chosen, row),
        by="row_key",
        key="attention",
        title=heading,
        empty=_("Không có việc nào quá hạn hoặc đang chờ quyết định."),
        max_height=350,
        lines_per_row=2,
    )


def _matter(chosen: Chosen, row: "pd.Series[Any]") -> None:
    """The whole of one matter, where it is dealt with, and the cell it came from."""
    st.text(row["subject"])
    key = f"matter_{row['row_key']}"
    if row["state_list"] == "progress":
        why.draw(chosen.plan_id, chosen.period, row["item_code"], row["unit_code"], key=key)
        going.button(_("Mở nội dung này"), opens="progress.py", key=f"go_{key}", item=row["item_code"])
    elif row["state_list"] in {"difficulty", "direction"}:
        label = _("Mở {number}").format(number=row["number"])
        going.button(label, opens="difficulties.py", key=f"go_{key}", kk=row["number"])
    elif row["state_list"] == "nomination":
        going.button(_("Mở trang Đề nghị khen thưởng"), opens="nominations.py", key=f"go_{key}")
    else:
        going.button(_("Mở trang Nhắc việc"), opens="reminders.py", key=f"go_{key}")
    source_panel(row.to_dict(), key=key)


def _since(chosen: Chosen) -> None:
    st.subheader(_("Từ kỳ họp trước"), anchor=False)
    found = since.summary(chosen)
    if not found:
        st.info(_("Sổ chưa ghi kỳ họp nào trước ngày của số liệu."), icon=":material/info:")
    else:
        with st.container(border=True):
            for held in found:
                st.markdown(f"**{plain(held.value)}** {plain(held.label.lower())}", help=held.help)
            st.caption(found[0].sentence)
    going.button(_("Xem từng thay đổi"), opens="changes.py", key="go_changes")


def _clauses(chosen: Chosen) -> list[str]:
    """Draw the plan's state by its own clauses and return them in the plan's order."""
    st.subheader(_("Tình hình theo mục của Kế hoạch"), anchor=False)
    held = clauses.items(chosen)
    if held.empty:
        st.info(_("Không có nội dung nào giao cho đơn vị này."), icon=":material/info:")
        return []
    told = list(dict.fromkeys(held["clause"]))
    held["clause"] = clauses.named(held["clause"])
    charts.show(
        clauses.bars(chosen),
        alt=_("Số nội dung của từng mục Kế hoạch theo trạng thái."),
        key="clauses",
        legend=tuple(state for state in status.PROGRESS if state.code in set(held["status"])),
        behind=(held, CLAUSES),
        title=_("Tình hình theo mục của Kế hoạch"),
        on_pick=_open_bar if rights.may_ask("figure_rows") else None,
    )
    return told


def _open_bar(clause: str, state: str) -> None:
    """Open the items that one part of a bar counts."""
    rows = figure_rows("items")
    counted_here = (pd.Series(clauses.named(rows["clause"])) == clause) & (rows["state"] == state)
    open_rows(f"{clause} · {_(status.find(status.PROGRESS, state).label)}", rows[counted_here], redraws=True)


def _reporting(chosen: Chosen) -> None:
    heading = _("Báo cáo của các đơn vị") if rights.own_unit() is None else _("Báo cáo của đơn vị")
    st.subheader(heading, anchor=False)
    chosen_row(
        fetch("reporting", **chosen.asked),
        REPORTING,
        _report,
        by="unit_code",
        empty=_("Kỳ này không có lịch báo cáo."),
        key="reporting",
        max_height=460,
        title=heading,
    )


def _report(row: "pd.Series[Any]") -> None:
    """One unit's report: the file that counts, or that there is none."""
    st.text(row["unit_name"])
    rows = figure_rows("reports")
    source_panel(rows[rows["unit_code"] == row["unit_code"]].iloc[0].to_dict(), key=f"report_{row['unit_code']}")


draw(page.start("overview.py"))
