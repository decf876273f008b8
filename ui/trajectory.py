"""Planned against actual: the curve of the plan or of a clause, where it is heading, and the items that decide it."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from texts import N_, formats
from ui import charts, curves
from ui.data import fetch
from ui.filters import Chosen
from ui.language import _, language
from ui.once import once_a_state
from ui.tables import Column, table

POINTS = (
    Column("period_name", N_("Kỳ báo cáo")),
    Column("day", N_("Đến ngày"), "date"),
    Column("planned_share", N_("Phải đạt"), "percent"),
    Column("actual_share", N_("Đã đạt"), "percent"),
    Column("due", N_("Số mốc đến hạn"), "number"),
    Column("done", N_("Số mốc đã xong"), "number"),
    Column("occurrences", N_("Tổng số mốc"), "number"),
)
DECIDING = (
    Column("item_code", N_("Mã"), width=48),
    Column("title", N_("Nội dung còn thiếu"), width=196),
    Column("marks", N_("Mốc xong"), width=70, help=N_("Số mốc đã xong trên tổng số mốc của nội dung.")),
    Column("left", N_("Còn thiếu"), "number", width=78, help=N_("Số điểm phần trăm của cả Kế hoạch còn phải đạt.")),
)
_MOST_DECIDING = 5


def draw(chosen: Chosen, clauses: Sequence[str]) -> None:
    """Draw the curve of the plan or of one of its clauses, the forecast in a sentence, and the items that decide it."""
    st.subheader(_("Phải đạt và đã đạt"), anchor=False)
    clause = _choose(clauses)
    scope = _scope(chosen, clause)
    actual = fetch("curve", **scope, item_code=None)
    if actual.empty:
        st.info(_("Chưa có báo cáo tiến độ nào nên chưa có đường thực hiện."), icon=":material/info:")
        return
    forecast = fetch("forecast", **scope).iloc[0]
    left, right = st.columns([3, 2], gap="medium")
    with left:
        charts.show(
            _curve(chosen, clause),
            alt=_("Mức phải đạt và mức đã đạt của Kế hoạch qua các kỳ."),
            key="curve",
            behind=(actual, POINTS),
            title=f"{_('Phải đạt và đã đạt')} – {_named(clause)}",
        )
    with right:
        st.text(_reached(actual.iloc[-1]))
        st.text(_forecast_sentence(forecast))
        deciding = fetch("forecast_items", **scope).head(_MOST_DECIDING)
        table(
            deciding.assign(
                left=deciding["points_left"].round(1),
                marks=deciding["done"].astype(str) + "/" + deciding["occurrences"].astype(str),
            ),
            DECIDING,
            empty=_("Mọi mốc của Kế hoạch đã xong."),
            key="deciding",
            lines_per_row=3,
            title=_("Nội dung quyết định kết quả cuối năm"),
        )


def _scope(chosen: Chosen, clause: str | None) -> dict[str, str | None]:
    return {"plan_id": chosen.plan_id, "unit_code": chosen.unit_code, "clause": clause}


@once_a_state
def _curve(chosen: Chosen, clause: str | None) -> charts.Settled:
    scope = _scope(chosen, clause)
    first_day = fetch("plans").set_index("plan_id").loc[chosen.plan_id, "first_day"]
    planned, actual = (fetch(name, **scope, item_code=None) for name in ("planned_curve", "curve"))
    return charts.Settled(curves.curve(planned, actual, fetch("forecast", **scope).iloc[0], first_day=first_day))


def _choose(clauses: Sequence[str]) -> str | None:
    return st.selectbox(
        _("Đường của"),
        [None, *clauses],
        format_func=_named,
        key="curve_clause",
        filter_mode=None,
        label_visibility="collapsed",
        width=260,
    )


def _named(clause: str | None) -> str:
    return _("Cả Kế hoạch") if clause is None else _("Mục {clause}").format(clause=clause)


def _reached(point: "pd.Series[Any]") -> str:
    told = _(
        "Đến {day}: phải đạt {planned}, đã đạt {actual} ({done}/{occurrences} mốc đã xong, {due} mốc đến hạn). "
        "Tính theo trọng số từng nội dung; mốc chỉ được tính khi báo cáo của đơn vị chủ trì ghi hoàn thành, "
        "không lấy tỷ lệ tự ghi."
    )
    return told.format(
        day=formats.date(point["day"]),
        planned=formats.percent(point["planned_share"], language()),
        actual=formats.percent(point["actual_share"], language()),
        **{name: int(point[name]) for name in ("done", "due", "occurrences")},
    )


def _forecast_sentence(forecast: "pd.Series[Any]") -> str:
    if bool(forecast["is_over"]):
        return _("Kế hoạch đã hết thời gian nên không dự báo.")
    if pd.isna(forecast["low"]):
        return _("Cần ít nhất ba kỳ báo cáo để dự báo cuối năm; mới có {n} kỳ.").format(n=int(forecast["periods"]))
    told = _(
        "Dự báo cuối năm: từ {low} đến {high}, nếu phần còn lại được làm như kỳ kém nhất "
        "({worst} phần đến hạn được xong) hoặc như kỳ tốt nhất ({best})."
    )
    shares = {"low": "low", "high": "high", "worst": "worst_rate", "best": "best_rate"}
    return told.format(**{name: formats.percent(forecast[column], language()) for name, column in shares.items()})
