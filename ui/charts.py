"""Data frames into figures: one look, Vietnamese numbers, counts written into every bar."""

import textwrap
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from domain.looks import NAVY
from texts import formats
from ui import export
from ui.language import _, language
from ui.once import once_a_content
from ui.status import Status, Statuses
from ui.tables import Column, taken

INK, PAPER, LINE = "#1b2838", "#fdfcf9", "#d8d2c6"
FONT = "Be Vietnam Pro, Segoe UI, Noto Sans, sans-serif"
# Room for one bar with its label, for margins and a title.
_ROW_PX, _HEAD_PX, _TITLE_PX, _LEAST_PX = 34, 20, 32, 110
_LABEL_SIGNS, _LINE_PX = 34, 17
_CONFIG = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False, "showTips": False}


def show(
    figure: go.Figure,
    *,
    alt: str,
    key: str | None = None,
    legend: Statuses = (),
    behind: tuple[pd.DataFrame, Sequence[Column]] | None = None,
    title: str = "",
    on_pick: Callable[..., None] | None = None,
) -> None:
    """Draw the figure; `alt` says in a sentence what a person who can't see it would miss.

    `legend` stands above the figure as text that wraps: Plotly's own legend eats the field on a narrow screen. `behind`
    is the frame the figure was drawn from and how its columns are shown: with it, and a key, “Kết xuất” stands below.
    `on_pick` hears what was clicked, label and code of a bar; it needs a key. What it opens says `rerun` when closed.
    """
    if legend:
        draw_legend(legend)
    if on_pick is None:
        st.plotly_chart(figure, theme=None, config=_CONFIG, alt=alt, key=key)
    else:
        _pick_from(figure, alt, str(key), on_pick)
    if behind is not None and key is not None:
        export.button(partial(taken, *behind, language()), key=key, title=title)


def _pick_from(figure: go.Figure, alt: str, key: str, on_pick: Callable[..., None]) -> None:
    # A figure remembers what was clicked: drawn under another name the next time, it has nothing to remember.
    round_no = st.session_state.get(f"{key}_round", 0)
    held: Any = st.plotly_chart(
        figure,
        theme=None,
        config=_CONFIG,
        alt=alt,
        key=f"{key}_{round_no}",
        on_select="rerun",
        selection_mode="points",
    )
    if points := held.selection.points:
        st.session_state[f"{key}_round"] = round_no + 1
        on_pick(*map(str, points[0]["customdata"]))


class Settled(go.Figure):  # type: ignore[misc]  # Plotly has no types
    """A figure that nobody alters any more: what is sent of it is worked out once."""

    def to_dict(self) -> dict[str, Any]:
        """Return the figure as it is sent."""
        sent: dict[str, Any] | None = self.__dict__.get("_sent")
        if sent is None:
            sent = self.__dict__["_sent"] = super().to_dict()
        return sent


@once_a_content
def settled_status(frame: pd.DataFrame, by: str, statuses: Statuses) -> Settled:
    """Return the bars of `stacked_status`, kept."""
    return Settled(stacked_status(frame, by, statuses))


@once_a_content
def settled_bars(frame: pd.DataFrame, *, by: str, value: str) -> Settled:
    """Return the bars of `bars`, kept."""
    return Settled(bars(frame, by=by, value=value))


def stacked_status(frame: pd.DataFrame, by: str, statuses: Statuses, *, title: str = "") -> go.Figure:
    """Horizontal bars of counts by state, one bar for each value of `by` in the frame's own order.

    The frame has the columns `by`, `status` (a code) and `n`.
    """
    labels = list(dict.fromkeys(frame[by].astype(str)))
    figure = go.Figure()
    for status in statuses:
        rows = frame[frame["status"] == status.code]
        counts = rows.groupby(rows[by].astype(str))["n"].sum().reindex(labels, fill_value=0)
        if counts.sum() == 0:
            continue
        figure.add_trace(_status_bar(status, labels, counts))
    figure.update_layout(barmode="stack", bargap=0.35)
    return _finish(figure, labels, title=title)


def bars(frame: pd.DataFrame, *, by: str, value: str, title: str = "", colour: str = NAVY) -> go.Figure:
    """Horizontal bars of one quantity, its number at the end of each bar, in the frame's own order."""
    labels = frame[by].astype(str).tolist()
    texts = [formats.number(held, language()) for held in frame[value]]
    figure = go.Figure(
        go.Bar(
            y=_lines(labels),
            x=frame[value],
            orientation="h",
            marker={"color": colour},
            text=texts,
            textposition="outside",
            cliponaxis=False,
            customdata=[[label] for label in labels],
            hovertemplate="%{y}: <b>%{text}</b><extra></extra>",
        )
    )
    # The numbers stand beyond the bars' ends: they need room of their own on a narrow screen.
    longest = float(frame[value].max()) if len(frame) else 0.0
    figure.update_layout(bargap=0.4)
    figure.update_xaxes(range=[0, (longest or 1.0) * 1.25])
    return _finish(figure, labels, title=title)


def template() -> go.layout.Template:
    """The look of every figure, in the same colours and letters as the pages."""
    vietnamese = language() == "vi"
    hidden = {"visible": False, "showgrid": False, "zeroline": False, "fixedrange": True, "tickformat": "%d/%m/%Y"}
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": 13, "color": INK},
            "title": {"font": {"size": 15, "weight": 600}, "x": 0, "xanchor": "left", "xref": "container"},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "separators": ",." if vietnamese else ".,",
            "margin": {"l": 8, "r": 24, "t": 8, "b": 8},
            "hoverlabel": {"bgcolor": PAPER, "bordercolor": LINE, "font": {"family": FONT, "color": INK}},
            "xaxis": hidden,
            "yaxis": {
                "automargin": True,
                "ticks": "",
                "ticklabelstandoff": 6,
                "autorange": "reversed",
                "showgrid": False,
                "fixedrange": True,
            },
            "dragmode": False,
        }
    )


def _status_bar(status: Status, labels: list[str], counts: pd.Series) -> go.Bar:
    texts = [f"{status.symbol} {formats.number(n, language())}" if n else "" for n in counts]
    return go.Bar(
        y=_lines(labels),
        x=counts,
        orientation="h",
        name=status.text(),
        marker={"color": status.colour, "line": {"color": PAPER, "width": 1.5}},
        text=texts,
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": "#ffffff", "size": 12},
        customdata=[[label, status.code] for label in labels],
        hovertemplate="%{y}<br>" + status.text() + ": <b>%{x:,}</b><extra></extra>",
    )


def draw_legend(statuses: Statuses) -> None:
    """Each state as its symbol on its colour, and its word; all of it declared, none of it data."""
    parts = [
        f'<span><b style="background:{status.colour}">{escape(status.symbol)}</b>{escape(_(status.label))}</span>'
        for status in statuses
    ]
    st.html(f'<div class="legend">{"".join(parts)}</div>')


def _lines(labels: Iterable[str]) -> list[str]:
    """Labels on lines of a readable length; Plotly reads tags in them, so what looks like one is taken literally."""
    return ["<br>".join(escape(line, quote=False) for line in textwrap.wrap(label, _LABEL_SIGNS)) for label in labels]


def _finish(figure: go.Figure, labels: list[str], *, title: str) -> go.Figure:
    lines = max((label.count("<br>") + 1 for label in _lines(labels)), default=1)
    rows_px = len(labels) * (_ROW_PX + (lines - 1) * _LINE_PX)
    height = max(_LEAST_PX, _HEAD_PX + (_TITLE_PX if title else 0) + rows_px)
    figure.update_layout(template=template(), height=height, showlegend=False)
    if title:
        figure.update_layout(title={"text": title, "y": 0.99, "yanchor": "top"}, margin={"t": _TITLE_PX + 8})
    return figure
