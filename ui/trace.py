"""From any number to the cell: the rows behind a figure, and behind a row its file, addresses and text as typed."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from domain.figures import FIGURES, PRESSING
from texts import N_, formats
from ui import status
from ui.cells import cell_panel, is_sensitive, lines_of
from ui.data import fetch
from ui.filters import Chosen, chosen
from ui.language import _
from ui.once import once_a_state
from ui.plain import plain
from ui.tables import Column, filled, table

ROWS = (
    Column("number", N_("Số, mã"), width=112),
    Column("unit_name", N_("Đơn vị"), width=146),
    Column("subject", N_("Nội dung"), width=412),
    Column("item_code", N_("Mã"), width=52),
    Column("state", N_("Trạng thái"), "status", width=178),
    Column(
        "days",
        N_("Số ngày"),
        "number",
        width=76,
        help=N_("Số ngày đã quá hạn hoặc đã chờ; số âm là còn bấy nhiêu ngày đến hạn."),
    ),
    Column("due_on", N_("Thời hạn"), "date", width=98),
)
# What it means that nothing was typed anywhere: by the kind of row, an item that all units share apart.
NO_SOURCE = {
    "report": N_("Chưa có tệp nào được nhận."),
    "item": N_("Chưa có tệp nào của đơn vị nêu nội dung này trong kỳ."),
    "shared": N_("Các đơn vị cùng thực hiện nội dung này: không có một ô riêng, mỗi đơn vị báo cáo phần của mình."),
}
FILE_ROWS = (
    Column("source_sheet", N_("Trang"), width=170),
    Column("source_row", N_("Hàng"), "year", width=64),
    Column("is_refused", N_("Không nhận"), "yes_no", width=92),
    Column("text", N_("Nội dung như đã gõ"), width=780),
)
NO_SOURCE_AT_ALL = N_("Không có tệp nào nêu việc này.")
_OPENED = "trace_opened"


def open_figure(figure: str, label: str, *, state: str = "") -> None:
    """Open the rows behind a figure of the present plan, period and unit, only those in `state` where one is named.

    Raises KeyError for a figure nobody declared.
    """
    rows = figure_rows(figure)
    sentence = _(FIGURES[figure].sentence)
    open_rows(label, rows[rows["state"] == state] if state else rows, sentence=sentence)


def figure_rows(figure: str) -> pd.DataFrame:
    """The rows that a figure counts for the plan, period and unit that were chosen, in the order of reading."""
    return _figure_rows(chosen(), figure).copy(deep=False)


@once_a_state
def pressing_rows(held: Chosen) -> pd.DataFrame:
    """The rows of what needs a decision, the most pressing first, each with a `row_key` of its own."""
    rows = pd.concat([_figure_rows(held, code) for code in PRESSING], ignore_index=True)
    return rows.assign(row_key=rows["figure"] + "|" + rows["number"].fillna("") + "|" + rows["unit_code"].fillna(""))


@once_a_state
def _figure_rows(held: Chosen | None, figure: str) -> pd.DataFrame:
    asked = held.asked if held else {"plan_id": None, "period": None, "unit_code": None}
    rows = fetch("figure_rows", **asked)
    return rows[rows["figure"] == figure].reset_index(drop=True)


def open_rows(title: str, rows: pd.DataFrame, *, sentence: str = "", redraws: bool = False) -> None:
    """Open those rows in a window over the page; they have the columns of the query figure_rows.

    `sentence` explains what they have in common. `redraws`: the page is drawn again once the window is closed, as a
    figure that was clicked needs (ui/charts.py).
    """
    _open(title, lambda key: rows_panel(rows, title=title, sentence=sentence, key=key), redraws=redraws)


def open_cell(submission_id: str, sheet: str, source_row: int | None) -> None:
    """Open one row of a file as it was typed in a window over the page."""
    _open(_("Ô gốc"), lambda key: cell_panel(submission_id, sheet, source_row, key=key))


def open_file(submission_id: str, file_name: str) -> None:
    """Open every row of a file, those taken and those refused, in a window over the page."""
    _open(file_name, lambda key: _file_panel(submission_id, key))


def rows_panel(rows: pd.DataFrame, *, key: str, title: str, sentence: str = "") -> None:
    """Draw the rows behind a figure, and below them where the chosen one comes from."""
    if sentence:
        st.text(sentence)
    st.caption(_("{n} dòng. Chọn một dòng để xem tệp, ô và nội dung như đã gõ.").format(n=formats.number(len(rows))))
    selected = table(
        rows,
        columns_of(rows),
        empty=_("Không có dòng nào."),
        key=key,
        selectable=True,
        lines_per_row=lines_of(rows["subject"]),
        max_height=330,
        title=title,
    )
    if selected:
        source_panel(rows.iloc[selected[0]].to_dict(), key=f"{key}_{selected[0]}")


def source_panel(row: Mapping[str, Any], *, key: str) -> None:
    """Draw where a row comes from; when no file holds it, say what that means."""
    if pd.isna(row["submission_id"]):
        kind = "shared" if row["state"] == "shared" else str(row["kind"])
        st.info(_(NO_SOURCE.get(kind, NO_SOURCE_AT_ALL)), icon=":material/info:")
        return
    number = None if pd.isna(row["source_row"]) else int(row["source_row"])
    cell_panel(str(row["submission_id"]), str(row["sheet"]), number, key=key)


def columns_of(rows: pd.DataFrame) -> tuple[Column, ...]:
    """The columns in which any of the rows has something to say, with the words of the rows' own lists of states."""
    repeats = {"item_code"} if rows["item_code"].equals(rows["number"]) else set()
    lists = [status.ALL.get(name, ()) for name in dict.fromkeys(rows["state_list"])]
    statuses = tuple(found for statuses in lists for found in statuses)
    return tuple(
        replace(column, statuses=statuses) if column.kind == "status" else column
        for column in filled(ROWS, rows)
        if column.name not in repeats
    )


def _file_panel(submission_id: str, key: str) -> None:
    rows = fetch("submission_rows", submission_id=submission_id)
    typed = zip(rows["sheet"], rows["typed"], strict=True)
    rows["text"] = [_row_text(str(sheet), json.loads(cells)) for sheet, cells in typed]
    st.caption(_("Chọn một hàng để xem từng ô như đã gõ."))
    selected = table(
        rows,
        FILE_ROWS,
        empty=_("Không đọc được hàng nào trong tệp này."),
        key=key,
        selectable=True,
        max_height=330,
    )
    if selected:
        held = rows.iloc[selected[0]]
        cell_panel(submission_id, str(held["sheet"]), int(held["source_row"]), key=f"{key}_{selected[0]}")


def _row_text(sheet: str, cells: Mapping[str, tuple[str, str]]) -> str:
    return " · ".join(text for name, (__, text) in cells.items() if not is_sensitive(sheet, name))


def _open(title: str, draw: Callable[[str], None], *, redraws: bool = False) -> None:
    # A window opened anew starts anew: what was chosen in the one before belonged to that one.
    st.session_state[_OPENED] = st.session_state.get(_OPENED, 0) + 1
    key = f"trace_{st.session_state[_OPENED]}"

    @st.dialog(plain(title), width="large", on_dismiss="rerun" if redraws else "ignore")
    def show() -> None:
        draw(key)

    show()
