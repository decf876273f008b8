"""Planned against actual as one curve, with the year's end as a range where enough periods are in."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from domain.looks import BLUE, GREY, OCHRE
from texts import formats
from ui import charts
from ui.language import _, language

_HEIGHT_PX = 300
_MARKS = (0, 25, 50, 75, 100)


def curve(
    planned: pd.DataFrame, actual: pd.DataFrame, forecast: Any, *, first_day: Any, height: int = _HEIGHT_PX
) -> go.Figure:
    """Return the figure of planned (day, planned_share) as steps and actual (day, actual_share) as points.

    `forecast` is a row of the query forecast (low, high and last_day, 0-100) or None.
    """
    figure = go.Figure()
    days = [first_day, *planned["day"]]
    shares = [0.0, *planned["planned_share"]]
    figure.add_trace(
        go.Scatter(
            x=days,
            y=shares,
            mode="lines",
            line={"color": GREY, "dash": "dot", "width": 2, "shape": "hv"},
            name=_("Phải đạt"),
            hovertemplate="%{x|%d/%m/%Y}: <b>%{y:.1f}%</b><extra></extra>",
        )
    )
    figure.add_trace(
        go.Scatter(
            x=actual["day"],
            y=actual["actual_share"],
            mode="lines+markers+text",
            line={"color": BLUE, "width": 3},
            marker={"size": 9},
            text=[formats.percent(share, language()) for share in actual["actual_share"]],
            textposition="bottom right",
            cliponaxis=False,
            name=_("Đã đạt"),
            hovertemplate="%{x|%d/%m/%Y}: <b>%{text}</b><extra></extra>",
        )
    )
    if forecast is not None and not pd.isna(forecast["low"]):
        _range(figure, actual, forecast)
    _axes(figure, height)
    return figure


def _range(figure: go.Figure, actual: pd.DataFrame, forecast: Any) -> None:
    """The wedge from the last point to the range at the year's end, its two ends written beside it."""
    last = actual.iloc[-1]
    end = forecast["last_day"]
    figure.add_trace(
        go.Scatter(
            x=[last["day"], end, end, last["day"]],
            y=[last["actual_share"], forecast["high"], forecast["low"], last["actual_share"]],
            fill="toself",
            fillcolor="rgba(125, 90, 0, 0.18)",
            line={"color": OCHRE, "width": 1},
            mode="lines",
            name=_("Dự báo"),
            hoverinfo="skip",
        )
    )
    figure.add_trace(
        go.Scatter(
            x=[end],
            y=[forecast["high"]],
            mode="text",
            text=[f"{formats.percent(forecast['low'], language())} – {formats.percent(forecast['high'], language())}"],
            textposition="top left",
            textfont={"color": OCHRE},
            cliponaxis=False,
            hoverinfo="skip",
        )
    )


def _axes(figure: go.Figure, height: int) -> None:
    figure.update_layout(
        template=charts.template(), height=height, showlegend=False, margin={"t": 16, "b": 28, "r": 40}
    )
    figure.update_xaxes(visible=True, showgrid=False, tickformat="%m/%Y", ticks="outside", linecolor=charts.LINE)
    figure.update_yaxes(
        visible=True,
        autorange=False,
        range=[0, 108],
        tickvals=_MARKS,
        ticktext=[f"{mark}%" for mark in _MARKS],
        showgrid=True,
        gridcolor=charts.LINE,
    )
