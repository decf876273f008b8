"""Lists of difficulties and directions: in work, passed on, to be closed, all of them, and who has reported."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from domain.choices import ADDRESSEE
from domain.states import DIFFICULTY_TRACKS
from texts import N_
from ui import status
from ui.chosen_row import chosen_row, source_line
from ui.data import fetch
from ui.difficulty import going_to, words
from ui.filters import Chosen
from ui.language import _
from ui.tables import Column, table

DIRECTIONS = (
    Column("direction_no", N_("Số ý kiến"), width=112),
    Column("state", N_("Tình trạng"), "status", statuses=status.DIRECTION, width=142),
    Column("unit_name", N_("Đơn vị thực hiện"), width=136),
    Column("direction", N_("Ý kiến chỉ đạo"), width=330),
    Column("due_on", N_("Thời hạn"), "date", width=94),
    Column("due", N_("Còn, quá hạn"), width=112),
    Column("response", N_("Kết quả thực hiện"), width=280),
    Column("answered_on", N_("Ngày trả lời"), "date", width=98),
    Column("difficulty_no", N_("Về khó khăn"), width=112),
)
TO_CLOSE = (
    Column("difficulty_no", N_("Số"), width=112),
    Column("unit_name", N_("Đơn vị"), width=136),
    Column("description", N_("Khó khăn, vướng mắc"), width=330),
    Column("response", N_("Kết quả thực hiện"), width=330),
    Column("days_waiting", N_("Chờ kết thúc (ngày)"), "number", width=130),
)
PASSED_ON = (
    Column("difficulty_no", N_("Số"), width=112),
    Column("status", N_("Trạng thái"), "status", statuses=status.DIFFICULTY, width=136),
    Column("severity", N_("Mức độ"), "status", statuses=status.SEVERITY, width=124),
    Column("unit_name", N_("Đơn vị"), width=136),
    Column("description", N_("Khó khăn, vướng mắc"), width=330),
    Column("addressee", N_("Cấp giải quyết"), labels=ADDRESSEE.by_code, width=112),
    Column("passed_to", N_("Đã kiến nghị"), labels=ADDRESSEE.by_code, width=112),
    Column("passed_document", N_("Văn bản kiến nghị"), width=190),
    Column("days_waiting", N_("Số ngày chờ"), "number", width=96),
    Column("reply_due_on", N_("Đề nghị trả lời trước"), "date", width=136),
)
REGISTER = (
    Column("difficulty_no", N_("Số"), width=112),
    Column("status", N_("Trạng thái"), "status", statuses=status.DIFFICULTY, width=136),
    Column("severity", N_("Mức độ"), "status", statuses=status.SEVERITY, width=124),
    Column("escalation", N_("Mức cảnh báo"), "status", statuses=status.ESCALATION, width=146),
    Column("unit_name", N_("Đơn vị"), width=136),
    Column("item_code", N_("Mã"), width=46),
    Column("description", N_("Khó khăn, vướng mắc"), width=330),
    Column("track", N_("Thuộc"), labels=DIFFICULTY_TRACKS.by_code, width=150),
    Column("age_days", N_("Số ngày"), "number", width=72, help=N_("Số ngày từ khi phát sinh đến ngày của số liệu.")),
    Column("next_due_on", N_("Hạn chỉ đạo"), "date", width=98),
    Column("reopened_count", N_("Mở lại"), "number", width=70),
)
UNITS = (
    Column("unit_name", N_("Đơn vị"), width=150),
    Column("difficulties", N_("Báo cáo khó khăn"), "status", statuses=status.DIFFICULTY_REPORT, width=170),
    Column("told_in_period", N_("Nêu trong kỳ"), "number", width=104),
    Column("all_open", N_("Chưa xong"), "number", width=92),
    Column("waiting", N_("Chờ chỉ đạo"), "number", width=100),
    Column("directions_open", N_("Chỉ đạo phải thực hiện"), "number", width=160),
    Column("directions_overdue", N_("Quá hạn"), "number", width=84),
)


def directions(chosen: Chosen, rows: pd.DataFrame) -> None:
    """Draw the directions units must act on, then what waits to be closed; `rows` are of the query difficulties."""
    held = _with_due(fetch("directions", **chosen.asked))
    every = st.toggle(_("Cả ý kiến đã thực hiện xong"), key="every_direction")
    chosen_row(
        held if every else held[held["is_open"].astype(bool)].reset_index(drop=True),
        DIRECTIONS,
        _direction,
        by="direction_no",
        key="directions",
        title=_("Thực hiện ý kiến chỉ đạo"),
        empty=_("Không có ý kiến chỉ đạo nào đang thực hiện."),
        lines_per_row=3,
    )
    answered = rows[rows["clock"] == "closing"].reset_index(drop=True)
    own = rows[(rows["waits_as"] == "own") & ~rows["waits_for_direction"].astype(bool)].reset_index(drop=True)
    if not own.empty:
        st.subheader(_("Đơn vị, Văn phòng tự xử lý"), anchor=False)
        _list(own, REGISTER, key="own", empty="", title=_("Đơn vị, Văn phòng tự xử lý"))
    st.subheader(_("Đơn vị đã trả lời, chờ Văn phòng kết thúc"), anchor=False)
    _list(answered, TO_CLOSE, key="to_close", empty=_("Không có khó khăn nào chờ kết thúc."), title=_("Chờ kết thúc"))


def higher(rows: pd.DataFrame) -> None:
    """Draw what a higher body must settle: still to be passed on, and passed on and waiting for a reply."""
    _list(
        rows[rows["is_for_higher_body"].astype(bool)].reset_index(drop=True),
        PASSED_ON,
        key="higher",
        empty=_("Không có khó khăn nào phải kiến nghị cấp trên."),
        title=_("Kiến nghị cấp trên"),
    )


def register(rows: pd.DataFrame) -> None:
    """Draw every difficulty told up to the period."""
    _list(
        rows,
        REGISTER,
        key="register",
        empty=_("Chưa có khó khăn, vướng mắc nào được nêu đến hết kỳ này."),
        title=_("Tất cả khó khăn"),
    )


def units(chosen: Chosen) -> None:
    """Draw who has named difficulties in the period, who affirmed that there are none, and who has said nothing."""
    st.caption(
        _(
            "“Không vướng mắc” là đơn vị đã ghi “Không có” trong kỳ; để trống thì vẫn là chưa báo cáo. Khó khăn các kỳ "
            "trước chưa xong vẫn được theo dõi."
        )
    )
    table(
        fetch("difficulty_units", **chosen.asked),
        UNITS,
        empty=_("Kỳ này không có lịch báo cáo."),
        key="difficulty_units",
        max_height=520,
        title=_("Đơn vị báo cáo khó khăn"),
    )


def _with_due(rows: pd.DataFrame) -> pd.DataFrame:
    """Say in words how long there is still, or how long it is overdue."""
    return rows.assign(due=[_due(row) for row in rows.to_dict("records")])


def _due(row: Mapping[Any, Any]) -> str | None:
    if pd.isna(row["days_left"]) or not row["is_open"]:
        return None
    days = int(row["days_left"])
    return _("quá {n} ngày").format(n=-days) if days < 0 else _("còn {n} ngày").format(n=days)


def _list(rows: pd.DataFrame, columns: tuple[Column, ...], *, key: str, empty: str, title: str) -> None:
    chosen_row(
        rows,
        columns,
        lambda row: _difficulty(row, key),
        by="difficulty_no",
        key=key,
        title=title,
        empty=empty,
        lines_per_row=4,
    )


def _difficulty(row: "pd.Series[Any]", key: str) -> None:
    st.markdown(f"**{words.head(row)}**")
    st.text(row["description"])
    words.labelled(row, "proposal", N_("Đề xuất, kiến nghị"))
    words.labelled(row, "direction", N_("Ý kiến chỉ đạo"))
    words.labelled(row, "response", N_("Kết quả thực hiện"))
    number = str(row["difficulty_no"])
    going_to.open_button(number, _("Mở {number}").format(number=number), key=f"open_{key}_{number}")
    source_line(row, "difficulties", key=f"{key}_{number}")


def _direction(row: "pd.Series[Any]") -> None:
    st.text(row["direction"])
    words.labelled(row, "response", N_("Kết quả thực hiện"))
    words.labelled(row, "description", N_("Khó khăn, vướng mắc"))
    number = str(row["difficulty_no"])
    going_to.open_button(number, _("Mở {number}").format(number=number), key=f"open_direction_{row['direction_no']}")
