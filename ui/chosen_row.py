"""A table, the row chosen in it, and below it the row's details with the way to the cell it came from."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Any

import pandas as pd
import streamlit as st

from ui.language import _
from ui.tables import Column, table
from ui.trace import open_cell


def chosen_row(  # noqa: PLR0913 - all but the first six are optional
    rows: pd.DataFrame,
    columns: Sequence[Column],
    details: "Callable[[pd.Series[Any]], None]",
    *,
    by: str,
    key: str,
    empty: str,
    max_height: int = 640,
    lines_per_row: int = 1,
    title: str = "",
    told: Sequence[str] = (),
) -> None:
    """Draw the table and, in a frame below it, the details of the row chosen; without rows say `empty`.

    `by` names the column that tells the rows apart. Rows that come, go or change places do not change what is chosen:
    a grid remembers a position, and another row may stand there. `title` is the table's when it is taken away,
    `told` what was chosen on the page itself.
    """
    remembered = f"{key}_chosen"
    numbers = [] if rows.empty else rows[by].astype(str).tolist()
    place = numbers.index(st.session_state[remembered]) if st.session_state.get(remembered) in numbers else None
    with st.container(key=key):
        selected = table(
            rows,
            columns,
            empty=empty,
            key=f"{key}_{_print(numbers)}",
            selectable=True,
            selected=place,
            max_height=max_height,
            lines_per_row=lines_per_row,
            title=title,
            told=told,
        )
    if not selected:
        st.session_state.pop(remembered, None)
        return
    held = rows.iloc[selected[0]]
    st.session_state[remembered] = str(held[by])
    with st.container(border=True, key=f"{key}_details"):
        details(held)


def source_line(held: "pd.Series[Any]", sheet: str, *, key: str) -> None:
    """Say in which file and row the chosen row stands, and offer to open that row as it was typed."""
    words = _("Nguồn: tệp {file}, trang {sheet}, hàng {row}")
    place = words.format(file=held["source_file"], sheet=held["source_sheet"], row=held["source_row"])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(place, width="content")
        if st.button(_("Xem ô gốc"), key=f"cell_of_{key}", icon=":material/table_view:"):
            open_cell(str(held["submission_id"]), sheet, int(held["source_row"]))


def _print(numbers: Sequence[str]) -> str:
    return sha256("\n".join(numbers).encode()).hexdigest()[:12]
