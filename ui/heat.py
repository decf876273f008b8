"""Items by units as a field of states: read at a glance, every cell chosen by a click or by the keyboard."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from texts import N_, formats
from ui import export
from ui.charts import draw_legend
from ui.language import _, language
from ui.made_once import made_of
from ui.once import once_a_content
from ui.status import PROGRESS
from ui.tables import Column, taken

_TITLE_SIGNS, _ROW_PX, _HEAD_PX = 56, 30, 37
_LEAD = "★"
TAKEN = (
    Column("item_code", N_("Mã")),
    Column("title", N_("Nội dung, nhiệm vụ")),
    Column("unit_name", N_("Đơn vị")),
    Column("is_lead", N_("Chủ trì"), "yes_no"),
    Column("state", N_("Trạng thái"), "status", statuses=PROGRESS),
)


def field(cells: pd.DataFrame, *, key: str) -> tuple[str, str] | None:
    """Draw the field and return item and unit of the chosen cell.

    `cells` has item_code, title, unit_code, unit_name, state and is_lead, in the plan's order and the protocol order.
    A cell without a row was not given to that unit.
    """
    draw_legend(tuple(state for state in PROGRESS if state.code in set(cells["state"])))
    st.caption(
        _("{lead} là đơn vị chủ trì; ô trống là nội dung không giao. Chọn một ô để xem báo cáo và lý do.").format(
            lead=_LEAD
        )
    )
    items, units, drawn = _kept(cells)
    held: Any = st.dataframe(
        drawn,
        hide_index=True,
        height=_HEAD_PX + _ROW_PX * len(items) + 3,
        row_height=_ROW_PX,
        column_config={
            "item": st.column_config.TextColumn(_("Nội dung"), width=440, pinned=True),
            **{
                row.unit_code: st.column_config.TextColumn(
                    row.unit_code, width=62, help=row.unit_name, alignment="center"
                )
                for row in units.itertuples()
            },
        },
        placeholder="",
        key=key,
        on_select="rerun",
        selection_mode="single-cell",
        lazy=False,
    )
    export.button(partial(taken, cells, TAKEN, language()), key=key, title=_("Nội dung và đơn vị"))
    chosen = [(items["item_code"].iloc[row], column) for row, column in held.selection.cells if column != "item"]
    return chosen[0] if chosen and not cells[_is(cells, *chosen[0])].empty else None


def _order(cells: pd.DataFrame) -> pd.DataFrame:
    return cells.groupby("unit_code", as_index=False)["unit_order"].first().rename(columns={"unit_order": "place"})


def _is(cells: pd.DataFrame, item_code: str, unit_code: str) -> "pd.Series[bool]":
    return (cells["item_code"] == item_code) & (cells["unit_code"] == unit_code)


@once_a_content
def _kept(cells: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, Any]:
    """The items, the units and the field as it is sent."""
    items = cells.drop_duplicates("item_code")[["item_code", "title"]]
    units = (
        cells[["unit_code", "unit_name"]].drop_duplicates().merge(_order(cells), on="unit_code").sort_values("place")
    )
    return items, units, made_of(_styled(cells, items, units))


def _styled(cells: pd.DataFrame, items: pd.DataFrame, units: pd.DataFrame) -> Any:
    looks = {state.code: state for state in PROGRESS}
    states = cells.pivot(index="item_code", columns="unit_code", values="state")
    states = states.reindex(index=items["item_code"], columns=units["unit_code"])
    leads = set(zip(cells["item_code"][cells["is_lead"]], cells["unit_code"][cells["is_lead"]], strict=True))
    words = pd.DataFrame(
        {
            unit: [
                "" if pd.isna(code) else looks[code].symbol + (f" {_LEAD}" if (item, unit) in leads else "")
                for item, code in states[unit].items()
            ]
            for unit in states.columns
        }
    )
    colours = pd.DataFrame(
        {
            unit: [
                "" if pd.isna(code) else f"background-color: {looks[code].colour}; color: #ffffff"
                for code in states[unit]
            ]
            for unit in states.columns
        }
    )
    names = [f"{code}  {formats.shortened(title, _TITLE_SIGNS)}" for code, title in zip(*_both(items), strict=True)]
    frame = words.assign(item=names)[["item", *states.columns]]
    return frame.style.set_uuid("t").apply(lambda _frame: colours.assign(item="")[list(frame.columns)], axis=None)


def _both(items: pd.DataFrame) -> tuple[list[str], list[str]]:
    return items["item_code"].tolist(), items["title"].tolist()
