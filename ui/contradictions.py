"""“Xanh vỏ đỏ lòng”: where colour and text of a report disagree, each with the question to ask the unit."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from domain.contradictions import CONTRADICTIONS
from texts import N_, formats
from ui import rights, status
from ui.chosen_row import chosen_row
from ui.language import _, language
from ui.tables import Column
from ui.trace import source_panel

COLUMNS = (
    Column("unit_name", N_("Đơn vị"), width=130),
    Column("item_code", N_("Mã"), width=56),
    Column("state", N_("Trạng thái"), "status", statuses=status.PROGRESS, width=182),
    Column("label", N_("Điều chưa khớp"), width=230),
    Column("question", N_("Câu hỏi cho đơn vị"), width=400),
    Column("result", N_("Kết quả đơn vị ghi"), width=330),
)


def draw(found: pd.DataFrame, *, key: str, heading: bool = False) -> None:
    """Draw the rows of the query contradictions as questions; with `heading` nothing at all without any."""
    title = _("Cần hỏi lại đơn vị") if rights.own_unit() is None else _("Báo cáo cần xem lại")
    if heading:
        if found.empty:
            return
        st.subheader(title, anchor=False)
    rows = found.assign(
        label=[_(CONTRADICTIONS[code].label) for code in found["code"]],
        question=[question(row) for row in found.to_dict("records")],
        row_key=found["code"] + "|" + found["item_code"] + "|" + found["unit_code"],
    )
    chosen_row(
        rows,
        COLUMNS,
        lambda row: _details(row, key),
        by="row_key",
        key=f"contradictions_{key}",
        title=title,
        empty=_("Chưa có điều gì cần hỏi lại trong các báo cáo đã nhận."),
        lines_per_row=3,
    )


def question(row: Mapping[str, Any]) -> str:
    """Return what to ask the unit, with what was found in its report."""
    told = {name: row[name] if isinstance(row[name], str) else formats.NOTHING for name in ("word", "before_period")}
    kind = CONTRADICTIONS[row["code"]]
    return _(kind.question).format(
        **told,
        difficulty_no=row["open_difficulty"] if isinstance(row["open_difficulty"], str) else formats.NOTHING,
        share=formats.percent(row["share"], language()),
        completed_on=formats.date(row["completed_on"]),
        received_on=formats.date(row["received_on"]),
    )


def _details(row: "pd.Series[Any]", key: str) -> None:
    st.text(f"{row['unit_name']} · {row['item_code']} {row['title']}")
    st.text(row["question"])
    source_panel({**row.to_dict(), "kind": "item"}, key=f"{key}_{row['row_key']}")
